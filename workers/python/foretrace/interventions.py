"""Changes made from outside in the middle of a run: what would have come of a state that somebody predicted?"""

from __future__ import annotations

import ast
from collections import Counter, OrderedDict, deque

from .frames import Frame, Moment

_MAKERS = {made.__name__: made for made in (bytearray, set, frozenset, deque, Counter, OrderedDict)}


class Intervention:
    """Gives names of a frame other values after a step that is about to run a line, before the line runs.

    `asked` is the request's `set`: [{"step", "line", "frame", "names": {name: literal}}, …], by rising step; `next` is
    the one for the rest of it.
    """

    def __init__(self, asked: list[dict]) -> None:
        first = asked[0]
        # The number of steps once that step is recorded.
        self.due: int = first["step"] + 1
        self.next = Intervention(asked[1:]) if len(asked) > 1 else None
        self._line: int = first["line"]
        self._frame: int = first["frame"]
        self._names = {name: literal(text) for name, text in first["names"].items()}

    def apply(self, moment: Moment) -> bool:
        """Sets the names; False where the run is at another place, or the frame is not there."""
        frame = next((found for found in moment.stack() if found.number == self._frame), None)
        if moment.steps != self.due or moment.current.line.line != self._line or not isinstance(frame, Frame):
            return False
        # In a function this writes through to its variables.
        names = frame.frame.f_locals if frame.namespace is None else frame.namespace
        for name, value in self._names.items():
            names[name] = value
        # Nothing in the code tells of it, so at the next event everything is compared.
        moment.current.everything = True
        return True


def literal(text: str) -> object:
    """The value that a literal writes, also with known containers in it such as `deque([1])`; ValueError for any other text."""
    return _read(ast.parse(text, mode="eval").body)


def _read(node: ast.expr) -> object:
    match node:
        case ast.Constant(value):
            return value
        case ast.Name("Ellipsis"):
            return ...
        case ast.Tuple(items):
            return tuple(map(_read, items))
        case ast.List(items):
            return list(map(_read, items))
        case ast.Set(items):
            return set(map(_read, items))
        case ast.Dict(keys, values) if None not in keys:
            return dict(zip(map(_read, keys), map(_read, values)))
        case ast.Call(ast.Name(name), arguments, []) if name in _MAKERS:
            return _MAKERS[name](*map(_read, arguments))
    # Signed and complex numbers; the rest it refuses.
    return ast.literal_eval(node)
