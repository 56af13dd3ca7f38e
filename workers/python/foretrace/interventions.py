"""A change made from outside in the middle of a run: what would have come of a state that somebody predicted?"""

from __future__ import annotations

import ast
from collections import Counter, OrderedDict, deque

from .frames import Frame, Moment

_MAKERS = {made.__name__: made for made in (bytearray, frozenset, deque, Counter, OrderedDict)}


class Intervention:
    """Gives names of a frame other values after a step that is about to run a line, before the line runs.

    `asked` is the request's `set`: {"step", "frame", "names": {name: literal}}.
    """

    def __init__(self, asked: dict) -> None:
        # The number of steps once that step is recorded.
        self.due: int = asked["step"] + 1
        self._frame: int = asked["frame"]
        self._names = {name: literal(text) for name, text in asked["names"].items()}

    def apply(self, moment: Moment) -> bool:
        """Sets the names; False where the frame is not there, or the step was no line."""
        frame = next((found for found in moment.stack() if found.number == self._frame), None)
        if moment.steps != self.due or not isinstance(frame, Frame):
            return False
        # In a function this writes through to its variables.
        names = frame.frame.f_locals if frame.namespace is None else frame.namespace
        for name, value in self._names.items():
            names[name] = value
        # Nothing in the code tells of it, so at the next event everything is compared.
        moment.current.everything = True
        return True


def literal(text: str) -> object:
    """The value that a literal writes: what `ast.literal_eval` reads, or a known container of such; ValueError for others."""
    node = ast.parse(text, mode="eval").body
    made = _MAKERS.get(node.func.id) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None
    if made is None or node.keywords:
        return ast.literal_eval(node)
    return made(*map(ast.literal_eval, node.args))
