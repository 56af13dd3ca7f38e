"""What a call of C code or library code may change in the objects of the program.

A call event gives the callable and its first argument before the call is made. Calls of the program's own
functions need no entry here: their lines make events of their own. Whatever is not known is `EVERYTHING`.
"""

from __future__ import annotations

import collections
import functools
import types

from .kinds import module_of, mro_of

NOTHING, WHOLE, APPEND, POP, APPEND_LEFT, POP_LEFT, EXTEND, KEYED, INSERT, POP_AT, EVERYTHING = range(11)

_METHODS: dict[type, dict[int, tuple[str, ...]]] = {
    list: {
        APPEND: ("append",),
        EXTEND: ("extend",),
        POP: ("pop",),
        INSERT: ("insert",),
        WHOLE: ("remove", "clear", "sort", "reverse", "__setitem__", "__delitem__", "__iadd__", "__imul__", "__init__"),
    },
    dict: {
        KEYED: ("pop", "setdefault", "__setitem__", "__delitem__"),
        WHOLE: ("popitem", "update", "clear", "__ior__", "__init__"),
    },
    set: {
        KEYED: ("add", "discard", "remove"),
        WHOLE: (
            "clear",
            "pop",
            "update",
            "difference_update",
            "intersection_update",
            "symmetric_difference_update",
            "__iand__",
            "__ior__",
            "__isub__",
            "__ixor__",
            "__init__",
        ),
    },
    collections.deque: {
        APPEND: ("append",),
        APPEND_LEFT: ("appendleft",),
        POP: ("pop",),
        POP_LEFT: ("popleft",),
        WHOLE: (
            "clear",
            "extend",
            "extendleft",
            "insert",
            "remove",
            "reverse",
            "rotate",
            "__setitem__",
            "__delitem__",
            "__iadd__",
            "__imul__",
            "__init__",
        ),
    },
    bytearray: {
        WHOLE: (
            "append",
            "extend",
            "insert",
            "pop",
            "remove",
            "reverse",
            "clear",
            "resize",
            "__setitem__",
            "__delitem__",
            "__iadd__",
            "__imul__",
            "__init__",
        ),
    },
    collections.OrderedDict: {
        KEYED: ("pop", "setdefault", "__setitem__", "__delitem__"),
        WHOLE: ("popitem", "update", "clear", "move_to_end", "__ior__", "__init__"),
    },
    collections.defaultdict: {WHOLE: ("__missing__", "__init__", "__ior__")},
    BaseException: {EVERYTHING: ("add_note",), WHOLE: ("with_traceback", "__setstate__", "__init__")},
    object: {WHOLE: ("__setattr__", "__delattr__")},
    type: {WHOLE: ("__setattr__", "__delattr__")},
}

# Types are found by `id`: the hash of a class may be the program's own.
_BY_NAME: dict[tuple[int, str], int] = {
    (id(cls), name): action for cls, actions in _METHODS.items() for action, names in actions.items() for name in names
}

_DESCRIPTORS: dict[int, int] = {
    id(cls.__dict__[name]): action
    for cls, actions in _METHODS.items()
    for action, names in actions.items()
    for name in names
    if name in cls.__dict__
}

# C functions of these modules change nothing that a program can see, but for those named below.
_PURE_MODULES = {
    "builtins",
    "math",
    "cmath",
    "time",
    "itertools",
    "_operator",
    "operator",
    "_functools",
    "functools",
    "_random",
    "random",
    "_struct",
    "_json",
    "json",
    "json.decoder",
    "json.encoder",
    "_string",
    "string",
    "_abc",
    "abc",
    "sys",
    "gc",
    "copy",
    "collections",
    "dataclasses",
    "enum",
    "typing",
    "types",
    "statistics",
    "fractions",
    "numbers",
    "decimal",
    "_decimal",
    "_pydecimal",
    "datetime",
    "_datetime",
    "_pydatetime",
    "calendar",
    "re",
    "textwrap",
    "contextlib",
    "bisect",
    "heapq",
    "_weakref",
    "weakref",
    "inspect",
    "pprint",
    "reprlib",
    "hashlib",
    "base64",
    "binascii",
    "uuid",
    "secrets",
    "unicodedata",
    "keyword",
    "string.templatelib",
    "foretrace.world",
}

_CHANGES_FIRST = {
    ("builtins", "setattr"),
    ("builtins", "delattr"),
    *(("_operator", name) for name in ("setitem", "delitem", "iadd", "iand", "iconcat", "ifloordiv", "ilshift")),
    *(("_operator", name) for name in ("imatmul", "imod", "imul", "ior", "ipow", "irshift", "isub", "itruediv", "ixor")),
    *(("_heapq", name) for name in ("heappush", "heappop", "heapify", "heapreplace", "heappushpop")),
    *(("_heapq", name) for name in ("heappush_max", "heappop_max", "heapify_max", "heapreplace_max", "heappushpop_max")),
    ("_bisect", "insort"),
    ("_bisect", "insort_left"),
    ("_bisect", "insort_right"),
}

_CHANGES_ANYTHING = {
    ("builtins", "exec"),
    ("builtins", "eval"),
    ("_collections", "_count_elements"),
    ("random", "shuffle"),
    ("Random", "shuffle"),
}

_CHANGES_OWNER = {"Counter.update", "Counter.subtract", "Counter.__delitem__", "Counter.__iadd__", "OrderedDict.update"}

# Methods that only look, of types whose objects cannot be changed by them.
_IMMUTABLE = (str, int, float, bool, complex, bytes, tuple, frozenset, range, slice, type(None))
# Types of which all methods that change something are known.
_KNOWN = frozenset(map(id, (*_IMMUTABLE, *_METHODS)))
_SUSPENDING = frozenset(map(id, (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)))

_LOOKING = {
    "__init__",
    "__new__",
    "__eq__",
    "__ne__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__hash__",
    "__repr__",
    "__str__",
    "__len__",
    "__getitem__",
    "__getattribute__",
    "__iter__",
    "__contains__",
    "__init_subclass__",
    "__format__",
    "__add__",
    "__mul__",
}


# Names of methods that change their object.
CHANGING_NAMES = frozenset(name for _, name in _BY_NAME if not name.startswith("__"))


def _of_descriptor(function: object) -> int:
    action = _DESCRIPTORS.get(id(function))
    if action is not None:
        return action
    owner = function.__objclass__
    if id(owner) in _KNOWN or id(owner) in _SUSPENDING:
        return NOTHING
    return NOTHING if function.__name__ in _LOOKING else EVERYTHING


def _of_bound(owner: object, name: str) -> int:
    for cls in mro_of(type(owner)):
        action = _BY_NAME.get((id(cls), name))
        if action is not None:
            return action
        if id(cls) in _KNOWN:
            return NOTHING
    return NOTHING if name in _LOOKING or module_of(type(owner)) in _PURE_MODULES else EVERYTHING


@functools.cache
def _of_name(module: str | None, name: str) -> int:
    if (module, name) in _CHANGES_FIRST:
        return WHOLE
    if (module, name) in _CHANGES_ANYTHING or module not in _PURE_MODULES:
        return EVERYTHING
    return NOTHING


def changes_when_called(value: object) -> bool:
    """Whether a value is a C callable that changes something: handed to other C code it may be called unseen."""
    cls = type(value)
    is_callable = (
        cls is types.BuiltinFunctionType
        or cls is types.MethodDescriptorType
        or cls is types.WrapperDescriptorType
        or cls is types.MethodWrapperType
    )
    return is_callable and effect_of(value, None)[0] != NOTHING


def effect_of(function: object, first: object) -> tuple[int, object]:
    """What a call may change: an action, and the object that it is done to (None where there is none).

    `function` is the callable of a call event and no function of the program itself.
    """
    cls = type(function)
    if cls is types.MethodDescriptorType or cls is types.WrapperDescriptorType:
        return _of_descriptor(function), first
    if cls is types.BuiltinFunctionType:
        owner = function.__self__
        if owner is None or type(owner) is types.ModuleType:
            return _of_name(function.__module__, function.__name__), first
        return _of_bound(owner, function.__name__), owner
    if cls is types.MethodWrapperType:
        return _of_bound(function.__self__, function.__name__), function.__self__
    if cls is types.FunctionType:
        module, name, qualified = function.__module__, function.__name__, function.__qualname__
        if not (type(module) is type(name) is type(qualified) is str):
            return EVERYTHING, None
        if qualified in _CHANGES_OWNER:
            return WHOLE, first
        if name == "shuffle":
            return EVERYTHING, None
        return _of_name(module, name), first
    if cls is types.MethodType:
        return effect_of(function.__func__, function.__self__)
    if issubclass(cls, type):
        # A class of a library or of Python itself makes a new object out of its arguments.
        return NOTHING, None
    if cls is types.ClassMethodDescriptorType or module_of(cls) in ("functools", "operator"):
        return (EVERYTHING, None) if cls is functools.partial else (NOTHING, None)
    return EVERYTHING, None
