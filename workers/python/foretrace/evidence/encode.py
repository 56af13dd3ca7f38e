"""A value as JSON that the page's own model of Python values reads."""

from __future__ import annotations

import collections
import enum
import types

_DEEPEST = 100
_MOST_PARTS = 100_000
_MOST_CHARACTERS = 1_000_000
_MOST_BITS = 300_000
# Of the flags of a class: it was made while Python ran.
_HEAP_TYPE = 1 << 9
_DICTS = (collections.Counter, collections.OrderedDict, collections.defaultdict)


def encode(value: object) -> dict[str, object]:
    """The value as a tree; what is too deep or too large is `cut`, what has no parts is `opaque`."""
    return _Encoder().encode(value)


def type_name(value: object) -> str:
    """The class of a value with its module: `builtins.int`."""
    cls = type(value)
    return f"{cls.__module__}.{cls.__qualname__}"


class _Encoder:
    def __init__(self) -> None:
        self._parts = _MOST_PARTS
        self._characters = _MOST_CHARACTERS
        self._around: list[int] = []

    def encode(self, value: object) -> dict[str, object]:
        cls = type(value)
        self._parts -= 1
        if value is None:
            return {"kind": "none"}
        if value is ...:
            return {"kind": "ellipsis"}
        if cls is bool:
            return {"kind": "bool", "value": value}
        if cls is int:
            return self._int(value)
        if cls is float:
            return {"kind": "float", "value": _float(value)}
        if cls is complex:
            return {"kind": "complex", "real": _float(value.real), "imaginary": _float(value.imag)}
        if cls is str:
            return self._text(value)
        if cls is bytes or cls is bytearray:
            self._characters -= len(value)
            if self._characters < 0:
                return _cut(cls)
            return {"kind": "bytes", "type": cls.__name__, "bytes": list(value)}
        return self._whole(cls, value)

    def _whole(self, cls: type, value: object) -> dict[str, object]:
        if id(value) in self._around:
            return {"kind": "cycle", "up": len(self._around) - self._around.index(id(value))}
        if self._parts < 0 or len(self._around) >= _DEEPEST:
            return _cut(cls)
        self._around.append(id(value))
        try:
            return self._container(cls, value)
        finally:
            self._around.pop()

    def _container(self, cls: type, value: object) -> dict[str, object]:
        name = cls.__name__
        if issubclass(cls, tuple) and isinstance(getattr(cls, "_fields", None), tuple):
            parts = tuple.__iter__(value)
            return self._object(name, list(zip(cls._fields, parts)))
        for base, each in ((list, list.__iter__), (tuple, tuple.__iter__), (collections.deque, collections.deque.__iter__)):
            if issubclass(cls, base):
                return {"kind": "sequence", "type": name, "items": self._items(each(value))}
        for base in (set, frozenset):
            if issubclass(cls, base):
                return {"kind": "set", "type": name, "items": self._items(base.__iter__(value))}
        if issubclass(cls, dict):
            known = name if cls in _DICTS else "dict"
            return {"kind": "dict", "type": known, "entries": self._pairs(dict.items(value))}
        if issubclass(cls, enum.Enum):
            return self._object(name, [("(member)", value._name_), ("value", value._value_)])
        if issubclass(cls, BaseException):
            arguments = [("args", value.args)] if value.args else []
            return self._object(name, arguments + list(_fields(value)))
        fields = _fields(value)
        if fields is None:
            return {"kind": "opaque", "type": name, "text": object.__repr__(value)[:200]}
        return self._object(name, list(fields))

    def _object(self, name: str, fields: list[tuple[str, object]]) -> dict[str, object]:
        attributes = [[field, self.encode(part)] for field, part in fields]
        return {"kind": "object", "type": name, "attributes": attributes}

    def _items(self, parts) -> list[dict[str, object]]:
        found = []
        for part in parts:
            if self._parts <= 0:
                return [*found, _cut(type(part))]
            found.append(self.encode(part))
        return found

    def _pairs(self, entries) -> list[list[dict[str, object]]]:
        found = []
        for key, part in entries:
            if self._parts <= 0:
                return [*found, [_cut(type(key)), _cut(type(part))]]
            found.append([self.encode(key), self.encode(part)])
        return found

    def _int(self, value: int) -> dict[str, object]:
        bits = value.bit_length()
        self._characters -= bits // 3
        if bits > _MOST_BITS or self._characters < 0:
            return _cut(int)
        return {"kind": "int", "value": _decimal(value)}

    def _text(self, value: str) -> dict[str, object]:
        self._characters -= len(value)
        if self._characters < 0:
            return _cut(str)
        return {"kind": "str", "text": value}


def _cut(cls: type) -> dict[str, object]:
    return {"kind": "cut", "type": cls.__name__}


def _float(value: float) -> str:
    if value != value:
        return "NaN"
    return repr(value).replace("inf", "Infinity")


def _decimal(value: int) -> str:
    """All digits: Python itself writes no more than some thousands."""
    if value.bit_length() < 10_000:
        return str(value)
    import _pylong

    return ("-" if value < 0 else "") + _pylong.int_to_decimal_string(abs(value))


def _fields(value: object):
    """What an instance holds, without asking its class; None where it is of a class that no `class` statement made."""
    cls = type(value)
    # `__module__` says nothing: a program that runs in bare globals makes classes of `builtins`.
    if not cls.__flags__ & _HEAP_TYPE or isinstance(value, type) or cls.__module__ in ("types", "functools"):
        return [] if isinstance(value, BaseException) else None
    found = []
    for base in reversed(cls.__mro__):
        for name, slot in base.__dict__.items():
            if type(slot) is types.MemberDescriptorType:
                try:
                    found.append((name, slot.__get__(value)))
                except AttributeError:
                    continue
    try:
        own = object.__getattribute__(value, "__dict__")
    except AttributeError:
        own = None
    return found + list(own.items()) if type(own) is dict else found
