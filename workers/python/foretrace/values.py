"""Plain values as references ([V1]-[V6])."""

from __future__ import annotations

from .columns import Columns

SMALL = 1 << 29
MAX_TEXT = 100_000
# Above this many bits an int is one that a program should not be making (about 300,000 digits).
MAX_BITS = 1 << 20
# The same for a string, in characters.
MAX_LENGTH = 1 << 24
# What Python itself refuses to turn into decimal digits.
_MAX_DECIMAL_BITS = 14_000
_SHORT = 64

SINGLETON, ASCII, TEXT, LONGER, INTEGER, PLAIN = range(6)


class Values:
    """The value table. `plain(value)` gives the reference of a value without identity, else None."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._count = 0
        self._floats = 0
        self.too_large = False
        # Called when a value is too large, so that the run need not wait for its next check.
        self.on_too_large = lambda: None
        self.text_refs: dict[str, int] = {}
        self.float_refs: dict[float, int] = {}
        self._repr_refs: dict[tuple[type, str], int] = {}
        # The last few long strings, so that one that grows is kept as what was added to it.
        self._recent: list[tuple[str, int]] = []
        self.singletons = {
            id(single): self._entry(SINGLETON, columns.string(repr(single)), columns.string(type(single).__name__))
            for single in (None, True, False, Ellipsis, NotImplemented)
        }

    def _entry(self, kind: int, a: int, b: int = -1, c: int = -1) -> int:
        number = self._count
        self._count = number + 1
        self._columns.values.extend((kind, a, b, c))
        return number * 4 + 2

    def grow_too_large(self) -> None:
        self.too_large = True
        self.on_too_large()

    def integer(self, value: int) -> int:
        if -SMALL <= value < SMALL:
            return value * 4
        bits = value.bit_length()
        if bits > MAX_BITS:
            self.grow_too_large()
        if bits <= _MAX_DECIMAL_BITS:
            text, full = str(value), -1
        else:
            text, full = hex(value), -1
            if len(text) > MAX_TEXT:
                full = len(text)
                text = text[:MAX_TEXT]
        if len(text) > _SHORT:
            return self._entry(INTEGER, self._columns.string(text), -1, full)
        key = (int, text)
        found = self._repr_refs.get(key)
        if found is None:
            found = self._repr_refs[key] = self._entry(INTEGER, self._columns.string(text))
        return found

    def floating(self, value: float) -> int:
        """The reference of a float; `float_refs` has those that were met before."""
        found = self.float_refs.get(value)
        if found is not None and value:
            return found
        number = self._floats
        self._floats = number + 1
        self._columns.floats.append(value)
        reference = number * 4 + 3
        # 0.0 equals -0.0 and nan equals nothing, so neither can be found again by value.
        if value and value == value:
            self.float_refs[value] = reference
        return reference

    def text(self, value: str) -> int:
        found = self.text_refs.get(value) if len(value) <= _SHORT else None
        if found is not None:
            return found
        length = len(value)
        if length <= _SHORT:
            reference = self._whole(value, -1)
            self.text_refs[value] = reference
            return reference
        for known, reference in self._recent:
            if known is value:
                return reference
        reference = self._long(value, length)
        self._recent.append((value, reference))
        if len(self._recent) > 8:
            del self._recent[0]
        return reference

    def _long(self, value: str, length: int) -> int:
        if length > MAX_TEXT:
            if length > MAX_LENGTH:
                self.grow_too_large()
            return self._whole(value[:MAX_TEXT], length)
        if value.isascii():
            for known, reference in reversed(self._recent):
                if len(known) == length and known == value:
                    return reference
                if len(known) < length and value.startswith(known) and known.isascii():
                    added = self._columns.string(value[len(known) :])
                    return self._entry(LONGER, reference >> 2, added)
        return self._whole(value, -1)

    def _whole(self, value: str, full: int) -> int:
        text = self._columns.string(value)
        if value.isascii():
            return self._entry(ASCII, text, -1, full)
        return self._entry(TEXT, text, self._columns.string(repr(value)), full)

    def plain(self, value: object, cls: type) -> int | None:
        """The reference of any value without identity, by its exact type; None for all others."""
        if cls is int:
            return self.integer(value)
        if cls is str:
            return self.text(value)
        if cls is float:
            return self.floating(value)
        single = self.singletons.get(id(value))
        if single is not None:
            return single
        # By `is`: a metaclass of the program may say what its classes are equal to.
        if cls is complex or cls is bytes or cls is range or (cls is slice and _is_plain_slice(value)):
            return self._with_repr(value, cls)
        return None

    def _with_repr(self, value: object, cls: type) -> int:
        full = -1
        if cls is bytes and len(value) > MAX_TEXT:
            full = len(value)
            value = value[:MAX_TEXT]
        text = repr(value)
        key = (cls, text)
        found = self._repr_refs.get(key)
        if found is None:
            columns = self._columns
            found = self._entry(PLAIN, columns.string(text), columns.string(cls.__name__), full)
            if len(text) <= _SHORT:
                self._repr_refs[key] = found
        return found


def _is_plain_slice(value: slice) -> bool:
    return all(part is None or type(part) is int for part in (value.start, value.stop, value.step))
