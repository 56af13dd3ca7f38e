"""What sort of thing an object is, found out once for each type and without running its code."""

from __future__ import annotations

import collections
import enum
import types

# Kinds of [S3].
LIST, TUPLE, SET, FROZENSET, DEQUE, BYTEARRAY, DICT = range(7)
INSTANCE, CLASS, FUNCTION, METHOD, MODULE, ITERATOR, GENERATOR, EXCEPTION, CELL, OTHER, MEMBER = range(7, 18)

# What a class keeps that a reader of it did not write, type by type, read past any metaclass.
_name_of = type.__dict__["__name__"].__get__
_mro_of = type.__dict__["__mro__"].__get__
_namespace_of = type.__dict__["__dict__"].__get__
_flags_of = type.__dict__["__flags__"].__get__
_weak_offset_of = type.__dict__["__weakrefoffset__"].__get__

BUILTIN_CONTAINERS: tuple[tuple[type, int], ...] = (
    (list, LIST),
    (tuple, TUPLE),
    (set, SET),
    (frozenset, FROZENSET),
    (collections.deque, DEQUE),
    (bytearray, BYTEARRAY),
    (dict, DICT),
)

# What `in` and `==` would say of a class may be the program's code, by its metaclass. So classes are compared by `is`,
# looked up by `id`, and asked for their bases with `issubclass` of Python's own classes only.
_PLAIN_BASES = {
    int: int.__int__,
    str: str.__str__,
    float: float.__float__,
    complex: complex.__complex__,
    bytes: bytes.__bytes__,
}

_WALKED = ([], (), "", "é", range(0), range(1 << 70), {}, {}.values(), {}.items(), set(), b"", bytearray())
_ITERATORS = frozenset(
    id(cls)
    for cls in (
        *(type(iter(thing)) for thing in _WALKED),
        type(reversed([])),
        type(reversed({})),
        type(iter(int, 1)),
        enumerate,
        zip,
        map,
        filter,
        reversed,
        type(iter(collections.deque())),
    )
)

# Modules whose objects are the works behind the program: what is inside them is not its state.
_HOST = {"asyncio", "_asyncio", "contextlib", "foretrace", "logging", "threading", "concurrent"}


def namespace_of(cls: type):
    """The class's own names, as Python keeps them (read past any metaclass)."""
    return _namespace_of(cls)


def mro_of(cls: type) -> tuple[type, ...]:
    return _mro_of(cls)


def module_of(cls: type) -> str:
    """The name of the module that a class says it is of."""
    module = _namespace_of(cls).get("__module__", "builtins")
    return module if type(module) is str else ""


def weak_offset_of(cls: type) -> int:
    """Not 0 where objects of a type can be referred to weakly."""
    return _weak_offset_of(cls)


def name_of(cls: type) -> str:
    return _name_of(cls)


class Layout:
    """How the objects of one type are read.

    `kind` is that of [S3], `base` the builtin type whose methods read items or entries, `slots` the
    member descriptors by name, `dictionary` the getter of the instance's `__dict__` or None,
    `plain` the getter of the plain value inside (subclasses of int, str, …) or None.
    """

    __slots__ = ("cls", "kind", "base", "slots", "dictionary", "plain", "number", "exact", "managed", "odd", "fills_itself", "open", "copied")

    def __init__(self, cls: type, kind: int, base: type | None) -> None:
        self.cls = cls
        self.kind = kind
        self.base = base
        self.exact = cls is base
        self.plain = None
        self.number = -1
        self.slots: dict[str, types.MemberDescriptorType] = {}
        self.dictionary = None
        # A look-up alone may add an entry.
        self.fills_itself = issubclass(cls, collections.defaultdict)
        # A dict that Python copies without asking it for its keys.
        self.copied = kind == DICT and _iterates_as_dict(cls)
        # Names that a data descriptor of the class serves before the instance's own `__dict__`.
        self.managed: set[str] = set()
        # Its attributes are served by `__getattribute__` of the program.
        self.odd = any("__getattribute__" in _namespace_of(base) for base in _mro_of(cls) if _is_python_class(base))
        if kind not in (CLASS, MODULE, FUNCTION) and not self.exact:
            self._read_fields()
        # Every attribute of an instance is in its `__dict__`, and nothing stands before it.
        self.open = kind == INSTANCE and base is None and self.dictionary is not None and not self.slots and not self.managed

    def _read_fields(self) -> None:
        for cls in reversed(_mro_of(self.cls)):
            for name, found in _namespace_of(cls).items():
                if cls is object or type(name) is not str or name == "__weakref__":
                    continue
                if type(found) is types.MemberDescriptorType and _flags_of(cls) & _HEAP_TYPE:
                    self.slots[name] = found
                    self.managed.discard(name)
                elif name == "__dict__":
                    # A property of that name would be the program's code: such a dict stays unread.
                    is_getter = type(found) is types.GetSetDescriptorType
                    self.dictionary = found.__get__ if is_getter else None
                elif type(found) is not types.FunctionType and _has_setter(type(found)):
                    self.slots.pop(name, None)
                    self.managed.add(name)
                else:
                    self.slots.pop(name, None)
        if self.kind == EXCEPTION and self.dictionary is None:
            self.dictionary = BaseException.__dict__["__dict__"].__get__


# Py_TPFLAGS_HEAPTYPE: a class made by a class statement or by C at run time.
_HEAP_TYPE = 1 << 9


def _has_setter(cls: type) -> bool:
    return any("__set__" in _namespace_of(base) or "__delete__" in _namespace_of(base) for base in _mro_of(cls))


def layout_of(cls: type) -> Layout:
    """Classifies a type. Nothing of the type's own code runs."""
    if issubclass(type(cls), enum.EnumType) and issubclass(cls, enum.Enum):
        return Layout(cls, MEMBER, None)
    if issubclass(cls, type):
        return Layout(cls, CLASS, None)
    if issubclass(cls, BaseException):
        return Layout(cls, EXCEPTION, BaseException)
    for base, kind in BUILTIN_CONTAINERS:
        if issubclass(cls, base):
            return Layout(cls, kind, base)
    for base, read in _PLAIN_BASES.items():
        if issubclass(cls, base):
            layout = Layout(cls, INSTANCE, base)
            layout.plain = read
            return layout
    if cls is types.FunctionType:
        return Layout(cls, FUNCTION, cls)
    if cls is types.MethodType:
        return Layout(cls, METHOD, cls)
    if issubclass(cls, types.ModuleType):
        return Layout(cls, MODULE, cls)
    if cls is types.GeneratorType or cls is types.CoroutineType or cls is types.AsyncGeneratorType:
        return Layout(cls, GENERATOR, cls)
    if cls is types.CellType:
        return Layout(cls, CELL, cls)
    if id(cls) in _ITERATORS or (module_of(cls) == "itertools" and not _is_python_class(cls)):
        return Layout(cls, ITERATOR, cls)
    if module_of(cls).partition(".")[0] in _HOST:
        return Layout(cls, OTHER, cls)
    if _flags_of(cls) & _HEAP_TYPE and _is_python_class(cls):
        return Layout(cls, INSTANCE, None)
    if cls is object:
        return Layout(cls, INSTANCE, object)
    return Layout(cls, OTHER, cls)


def _iterates_as_dict(cls: type) -> bool:
    found = next(namespace for namespace in map(_namespace_of, _mro_of(cls)) if "__iter__" in namespace)
    return found["__iter__"] is dict.__iter__


def _is_python_class(cls: type) -> bool:
    """Made by a class statement: such a class knows the line it began on, or has Python functions."""
    namespace = _namespace_of(cls)
    if "__firstlineno__" in namespace:
        return True
    return "__dict__" in namespace or any(type(found) is types.FunctionType for found in namespace.values())
