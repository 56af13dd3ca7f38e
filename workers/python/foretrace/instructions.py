"""The instructions of a code object, as far as the matching of branches needs them.

`dis.get_instructions` says the same and ten times as much, at ten times the cost.
"""

from __future__ import annotations

import types
from dis import opname

from .constructs import Span

_CACHE = opname.index("CACHE")
_EXTENDED = opname.index("EXTENDED_ARG")
_FORWARD = {"JUMP_FORWARD"}
_BACKWARD = {"JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"}
_CONDITIONAL = "POP_JUMP_IF_"
_END_FOR = opname.index("END_FOR")
# What CPython passes over when it looks for the beginnings of lines.
_PASSED_OVER = {"END_ASYNC_FOR", "END_FOR", "END_SEND", "RESUME", "POP_ITER"}


def operations(code: types.CodeType):
    """Offset, operation and argument of each instruction of a code object, as generated from its bytes."""
    # Caches are zeros in `co_code`, whatever was specialised since.
    units = code.co_code
    argument = 0
    for offset, operation, low in zip(range(0, len(units), 2), units[::2], units[1::2]):
        if operation == _EXTENDED:
            argument = (argument | low) << 8
        elif operation != _CACHE:
            yield offset, operation, argument | low
            argument = 0


class Instructions:
    """Instructions by place: `names`, `spans` (None where the source has none), `offsets`; `place` finds one by offset.

    EXTENDED_ARG is a part of the instruction behind it: both offsets lead to the same place. Branch events tell the
    offset of the instruction itself, jumps go to where its EXTENDED_ARG begins.
    """

    def __init__(self, code: types.CodeType) -> None:
        self.names: list[str] = []
        self.spans: list[Span | None] = []
        self.offsets: list[int] = []
        self.place: dict[int, int] = {}
        self._arguments: list[int] = []
        self._starts: list[int] = []
        positions = list(code.co_positions())
        # Caches are zeros in `co_code`, whatever was specialised since.
        units = code.co_code
        argument, start = 0, -1
        for offset in range(0, len(units), 2):
            operation = units[offset]
            if operation == _CACHE:
                continue
            if start < 0:
                start = offset
            argument = argument << 8 | units[offset + 1]
            if operation == _EXTENDED:
                continue
            line, end_line, column, end_column = positions[offset >> 1]
            known = line is not None and end_line is not None and column is not None and end_column is not None
            self.place[start] = self.place[offset] = len(self.names)
            self.names.append(opname[operation])
            self.spans.append((line, column, end_line, end_column) if known else None)
            self.offsets.append(offset)
            self._arguments.append(argument)
            self._starts.append(start)
            argument, start = 0, -1

    def target(self, place: int) -> int:
        """The place that goes on after the one given: where it jumps to, or the next; -1 behind the last."""
        following = place + 1
        if following >= len(self.names):
            return -1
        if self.names[place] in _FORWARD:
            return self.place.get(self._starts[following] + self._arguments[place] * 2, -1)
        if self.names[place] in _BACKWARD:
            return self.place.get(self._starts[following] - self._arguments[place] * 2, -1)
        return following

    def silent_ends(self) -> dict[int, int]:
        """Lines that CPython 3.14 says nothing of, by where a `for` goes on when it has run out.

        What follows a loop is compiled twice where that is short and a `break` leads to it too; the copy for the loop's
        end then may stand right behind the first one. CPython takes both for one line that had begun before.
        """
        found: dict[int, int] = {}
        targets = {self._jumps_to(place) for place in range(len(self.names))}
        begun = 0
        for place, name in enumerate(self.names):
            if name in _PASSED_OVER:
                continue
            span = self.spans[place]
            line = 0 if span is None else span[0]
            copied = place >= 2 and self.names[place - 2 : place] == ["END_FOR", "POP_ITER"]
            loop = self.spans[place - 2] if copied else None
            if copied and line and line == begun and place not in targets and (loop is None or loop[0] != line):
                for entrance in (place - 2, place - 1, place):
                    found[self._starts[entrance]] = line
            begun = line
        return found

    def _jumps_to(self, place: int) -> int:
        """The place that an instruction may jump to, -1 for none."""
        name = self.names[place]
        following = place + 1
        if following >= len(self.names):
            return -1
        if name in _FORWARD or name == "SEND" or name.startswith(_CONDITIONAL):
            return self.place.get(self._starts[following] + self._arguments[place] * 2, -1)
        return self.target(place) if name in _BACKWARD else -1


def silent_ends(code: types.CodeType) -> dict[int, int]:
    """`Instructions.silent_ends` of a code object, most often known without a look at each instruction."""
    return Instructions(code).silent_ends() if _END_FOR in code.co_code[::2] else {}
