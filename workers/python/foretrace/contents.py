"""What is inside an object: items, entries, fields, read without running any code of the program."""

from __future__ import annotations

import collections
import datetime
import enum
import decimal
import fractions
import pathlib
import re
import types
import uuid
from itertools import islice
from string.templatelib import Interpolation, Template

from . import kinds
from .kinds import Layout, namespace_of

MISSING = type("Missing", (), {"__slots__": ()})()
MAX_ITEMS = 100_000

# Library types whose repr is their value and runs nothing but library code.
_TELLING = frozenset(map(id, (
    decimal.Decimal,
    fractions.Fraction,
    datetime.date,
    datetime.datetime,
    datetime.time,
    datetime.timedelta,
    datetime.timezone,
    re.Match,
    re.Pattern,
    uuid.UUID,
    pathlib.PurePosixPath,
    pathlib.PosixPath,
)))

# Types of C that are no more than their parts, and the names of those.
_PARTS = {
    id(Template): ("strings", "interpolations"),
    id(Interpolation): ("value", "expression", "conversion", "format_spec"),
}

PYTHONS_OWN = frozenset({
    "__module__",
    "__qualname__",
    "__firstlineno__",
    "__static_attributes__",
    "__dict__",
    "__weakref__",
    "__doc__",
    "__annotations__",
    "__annotate__",
    "__annotate_func__",
    "__annotations_cache__",
    "__classcell__",
    "__classdict__",
    "__classdictcell__",
    "__conditional_annotations__",
    "__type_params__",
})

_args_of = BaseException.__dict__["args"].__get__
_cause_of = BaseException.__dict__["__cause__"].__get__
_context_of = BaseException.__dict__["__context__"].__get__
_closure_of = types.FunctionType.__dict__["__closure__"].__get__
_code_of = types.FunctionType.__dict__["__code__"].__get__
_attributes_of = types.FunctionType.__dict__["__dict__"].__get__
_name_of_function = types.FunctionType.__dict__["__name__"].__get__
_defaults_of = types.FunctionType.__dict__["__defaults__"].__get__
_keyword_defaults_of = types.FunctionType.__dict__["__kwdefaults__"].__get__


def is_dunder(name: str) -> bool:
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def is_plain_key(key: object) -> bool:
    """Whether hashing and comparing this key runs Python's own code only."""
    cls = type(key)
    if cls is int or cls is str:
        return True
    if cls is tuple:
        return all(map(is_plain_key, key))
    return cls is float or cls is bool or cls is bytes or key is None or cls is complex


class Pairs:
    """Entries of a dict whose keys have a hash of the program's own: read as a dict is, but never asked for a key."""

    __slots__ = ("_keys", "_values")

    def __init__(self, pairs: list[tuple[object, object]]) -> None:
        self._keys = [key for key, _ in pairs]
        self._values = [value for _, value in pairs]

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self):
        return iter(self._keys)

    def keys(self) -> list:
        return self._keys

    def values(self) -> list:
        return self._values

    def items(self):
        return zip(self._keys, self._values)


class Content:
    """What was read: `items`, or `entries`, or neither; `fields` by name; `datum` and `size` of [S3], [S8]."""

    __slots__ = ("items", "entries", "fields", "datum", "size")

    def __init__(self) -> None:
        self.items: list | None = None
        self.entries: dict | Pairs | None = None
        self.fields: dict[str, object] | None = None
        self.datum = 0
        self.size = -1


class Reader:
    """Reads objects. `codes` numbers the program's code objects, `frames` knows the frames of generators."""

    def __init__(self, string, code_number, frame_number) -> None:
        self._string = string
        self._code_number = code_number
        self._frame_number = frame_number
        # Names that classes of the program wrote, by the class body's line and qualified name.
        self.class_names: dict[tuple[str, int], frozenset[str]] = {}
        # The namespace of the program's module: shown as variables, not as a dict.
        self.globals: dict | None = None
        self._by_kind = {
            kinds.CLASS: self._class,
            kinds.FUNCTION: self._function,
            kinds.METHOD: self._method,
            kinds.MODULE: self._module,
            kinds.ITERATOR: self._iterator,
            kinds.GENERATOR: self._generator,
            kinds.EXCEPTION: self._exception,
            kinds.CELL: self._cell,
            kinds.OTHER: self._other,
            kinds.MEMBER: self._member,
        }

    def read(self, obj: object, layout: Layout) -> Content:
        content = Content()
        kind = layout.kind
        if kind <= kinds.DICT:
            self._container(obj, layout, content)
            if not layout.exact:
                content.fields = self._own_fields(obj, layout)
        elif kind == kinds.INSTANCE:
            content.fields = self._own_fields(obj, layout)
            if layout.plain is not None:
                content.fields = {"(value)": layout.plain(obj)} | content.fields
        else:
            self._by_kind[kind](obj, layout, content)
        return content

    def _container(self, obj, layout: Layout, content: Content) -> None:
        base = layout.base
        length = base.__len__(obj)
        if length > MAX_ITEMS:
            content.size = length
        if layout.kind == kinds.DICT:
            if obj is self.globals:
                content.entries = {}
            else:
                content.entries = _entries(obj, layout, length)
            return
        if layout.kind == kinds.DEQUE:
            limit = base.maxlen.__get__(obj)
            content.datum = -1 if limit is None else limit
        content.items = list(islice(base.__iter__(obj), MAX_ITEMS)) if length > MAX_ITEMS else list(base.__iter__(obj))

    def _own_fields(self, obj, layout: Layout) -> dict[str, object]:
        fields: dict[str, object] = {}
        for name, member in layout.slots.items():
            try:
                fields[name] = member.__get__(obj)
            except AttributeError:
                continue
        if layout.dictionary is not None:
            for name, value in dict.items(layout.dictionary(obj)):
                if type(name) is str:
                    fields[name] = value
        return fields

    def field(self, obj, layout: Layout, name: str) -> object:
        """One attribute as `read` would give it, or MISSING."""
        if layout.kind in (kinds.INSTANCE, kinds.EXCEPTION) or layout.kind <= kinds.DICT:
            member = layout.slots.get(name)
            if member is not None:
                try:
                    return member.__get__(obj)
                except AttributeError:
                    return MISSING
            if layout.dictionary is not None and layout.kind != kinds.EXCEPTION:
                return dict.get(layout.dictionary(obj), name, MISSING)
        return (self.read(obj, layout).fields or {}).get(name, MISSING)

    def _class(self, obj, layout: Layout, content: Content) -> None:
        namespace = namespace_of(obj)
        if kinds.module_of(obj) != "__main__":
            # Not the program's: its name says all.
            content.fields = {"__name__": kinds.name_of(obj)}
            content.datum = -1
            return
        line = namespace.get("__firstlineno__", -1)
        place = (_qualname_of(obj), line if type(line) is int else -1)
        written = self.class_names.get(place, frozenset())
        is_enum = issubclass(type(obj), enum.EnumType)
        fields: dict[str, object] = {}
        for name, value in namespace.items():
            if type(name) is not str or type(value) is types.MemberDescriptorType:
                continue
            if name in PYTHONS_OWN:
                continue
            if is_dunder(name) and name not in written:
                continue
            if is_enum and name.startswith("_") and name not in written:
                continue
            if name == "_abc_impl":
                continue
            fields[name] = value
        content.fields = fields
        content.datum = self._code_number(place)

    def closure(self, function) -> tuple[tuple[str, ...], tuple]:
        """Names and cells of a function's closure; nothing for functions of libraries."""
        cells = _closure_of(function)
        code = _code_of(function)
        if cells is None or self._code_number(code) < 0:
            return (), ()
        return code.co_freevars, cells

    def _function(self, obj, layout: Layout, content: Content) -> None:
        code = _code_of(obj)
        content.datum = self._code_number(code)
        if content.datum < 0:
            content.entries = {}
            content.fields = {"__name__": _name_of_function(obj)}
            return
        content.entries = dict(zip(*self.closure(obj)))
        fields: dict[str, object] = {}
        defaults, keyword_defaults = _defaults_of(obj), _keyword_defaults_of(obj)
        if defaults is not None:
            fields["__defaults__"] = defaults
        if keyword_defaults is not None:
            fields["__kwdefaults__"] = keyword_defaults
        fields.update((name, value) for name, value in _attributes_of(obj).items() if type(name) is str)
        content.fields = fields

    def _method(self, obj, layout: Layout, content: Content) -> None:
        content.items = [obj.__self__, obj.__func__]

    def _module(self, obj, layout: Layout, content: Content) -> None:
        name = types.ModuleType.__dict__["__dict__"].__get__(obj).get("__name__")
        content.datum = self._string(name if type(name) is str else "module")

    def _iterator(self, obj, layout: Layout, content: Content) -> None:
        content.items = []
        content.datum = -1
        name = layout.cls.__name__
        # Others are not asked: a dict's iterator would walk to its end, and raises once the dict has another size.
        if layout.cls.__module__ != "builtins" or name not in _ASKED:
            return
        try:
            reduced = obj.__reduce__()
        except TypeError:
            return
        arguments = reduced[1] if len(reduced) > 1 else ()
        if name == "enumerate":
            content.items, content.datum = [arguments[0]], arguments[1] if _is_small(arguments[1]) else -1
        elif name in ("zip", "map", "filter"):
            content.items = list(arguments)
        elif name in _WALKERS and len(reduced) > 2 and _is_small(reduced[2]):
            # One that is exhausted holds nothing any more.
            content.items, content.datum = [arguments[0]], reduced[2]

    def _generator(self, obj, layout: Layout, content: Content) -> None:
        content.datum = self._frame_number(obj)

    def _exception(self, obj, layout: Layout, content: Content) -> None:
        content.items = list(_args_of(obj))
        fields = self._own_fields(obj, layout)
        for name, found in (("__cause__", _cause_of(obj)), ("__context__", _context_of(obj))):
            if found is not None:
                fields[name] = found
        content.fields = fields

    def _cell(self, obj, layout: Layout, content: Content) -> None:
        try:
            content.items = [obj.cell_contents]
        except ValueError:
            content.items = []

    def _other(self, obj, layout: Layout, content: Content) -> None:
        cls = layout.cls
        content.datum = -1
        if id(cls) in _PARTS:
            content.fields = {name: cls.__dict__[name].__get__(obj) for name in _PARTS[id(cls)]}
        elif id(cls) in _TELLING:
            self._tell(obj, cls, content)
        elif cls is types.BuiltinFunctionType:
            owner = obj.__self__
            text = f"built-in function {obj.__name__}"
            if owner is not None and type(owner) is not types.ModuleType:
                content.fields = {"__self__": owner}
                text = f"built-in method {obj.__name__}"
            content.datum = self._string(text)
        elif cls is staticmethod or cls is classmethod:
            content.fields = {"__func__": cls.__dict__["__func__"].__get__(obj)}
        elif cls is property:
            getters = ((name, property.__dict__[name].__get__(obj)) for name in ("fget", "fset", "fdel"))
            content.fields = {name: found for name, found in getters if found is not None}

    def _tell(self, obj, cls: type, content: Content) -> None:
        if cls is re.Match and type(obj.string) is not str and type(obj.string) is not bytes:
            # Its own repr would ask the text for a part of it.
            return
        if cls is datetime.datetime or cls is datetime.time:
            zone = obj.tzinfo
            if zone is not None and type(zone) is not datetime.timezone:
                # Its own repr would ask the zone for one.
                content.fields = {"tzinfo": zone}
                obj = obj.replace(tzinfo=None)
        content.datum = self._string(repr(obj))

    def _member(self, obj, layout: Layout, content: Content) -> None:
        fields: dict[str, object] = {}
        own = self._own_fields(obj, layout)
        fields["name"] = own.pop("_name_", None)
        fields["value"] = own.pop("_value_", None)
        for name, value in own.items():
            if name not in ("__objclass__", "_sort_order_"):
                fields[name] = value
        content.fields = fields


# Iterators whose `__reduce__` gives what they walk over and where they are.
_WALKERS = (
    "list_iterator",
    "tuple_iterator",
    "str_iterator",
    "str_ascii_iterator",
    "bytes_iterator",
    "bytearray_iterator",
    "list_reverseiterator",
    "reversed",
    "range_iterator",
)

# Iterators that are asked at all.
_ASKED = frozenset((*_WALKERS, "enumerate", "zip", "map", "filter"))


def _entries(obj: dict, layout: Layout, length: int) -> dict | Pairs:
    """The entries of a dict in their order. A dict is made of them where no key has a hash of the program's own."""
    if layout.copied and length <= MAX_ITEMS and have_plain_keys(obj):
        return dict.copy(obj)
    if issubclass(layout.cls, collections.OrderedDict):
        # The order is known to its own iterator alone, which asks keys for their hash.
        values = {id(key): value for key, value in dict.items(obj)}
        pairs = [(key, values[id(key)]) for key in islice(collections.OrderedDict.keys(obj), MAX_ITEMS)]
    else:
        pairs = list(islice(dict.items(obj), MAX_ITEMS))
    return dict(pairs) if all(is_plain_key(key) for key, _ in pairs) else Pairs(pairs)


def have_plain_keys(entries: dict) -> bool:
    """Whether all keys are plain, most often found out without a look at each."""
    keys = dict.keys(entries)
    return _PLAIN_TYPES.issuperset(map(id, map(type, keys))) or all(map(is_plain_key, keys))


_PLAIN_TYPES = frozenset(map(id, (int, str, float, bool, bytes, type(None), complex)))


def _is_small(value: object) -> bool:
    return type(value) is int and -1 <= value < 1 << 31


def _qualname_of(cls: type) -> str:
    return type.__dict__["__qualname__"].__get__(cls)


__all__ = ["Content", "Reader", "MISSING", "MAX_ITEMS", "is_dunder"]
