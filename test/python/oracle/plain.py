"""Values without identity: their type's name and Python's own repr, made without running the program."""

SINGLETONS = (type(None), bool, type(Ellipsis), type(NotImplemented))
PLAIN_TYPES = frozenset((*SINGLETONS, int, float, complex, str, bytes, range, slice))

DIGIT_LIMIT = 4300
SIZE_LIMIT = 100_000


def is_plain(value: object) -> bool:
    """A slice counts only when its own parts are plain: its repr would run the program otherwise."""
    kind = type(value)
    if kind is slice:
        return all(is_plain(part) for part in (value.start, value.stop, value.step))
    return kind in PLAIN_TYPES


def plain(value: object) -> list:
    """["p", type name, repr], with a fourth item, the full length, when the value is cut."""
    kind = type(value)
    if kind is int:
        return ["p", "int", int_text(value)]
    if kind in (str, bytes) and len(value) > SIZE_LIMIT:
        return ["p", kind.__name__, repr(value[:SIZE_LIMIT]), len(value)]
    return ["p", kind.__name__, repr(value)]


def int_text(value: int) -> str:
    # A digit takes more than three bits, and Python itself refuses to print longer numbers.
    if value.bit_length() > DIGIT_LIMIT * 3 and abs(value) >= 10**DIGIT_LIMIT:
        return hex(value)
    return int.__repr__(value)


def plain_part(value: object) -> object:
    """The int, str, float, … inside an instance of a subclass; None when there is none."""
    for base in type.__dict__["__mro__"].__get__(type(value)):
        if base is int:
            return int.__int__(value)
        if base is str:
            return str.__str__(value) if type(value) is str else "".join(str.__iter__(value))
        if base is float:
            return float.__float__(value)
        if base is complex:
            return complex.__complex__(value)
        if base is bytes:
            return bytes(list(bytes.__iter__(value)))
    return None
