"""Records the path alone: as little as possible at each event.

Where the run is stands in variables that the callbacks share: the code, its entries for lines, the entry of the line that
runs. The frames around the innermost one are a chain of tuples. Steps are not counted as they come: entries of the path
are all that is added, and counted when somebody asks.

Limits are looked at by a slower callback of lines. It takes its place for one line every so many entries, when a loop
begins again or a frame is entered: no program goes on for long without either. It stays as long as something is near that
has to happen at one certain step.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

from . import hooks
from .codes import Code, Codes
from .columns import Columns
from .frames import Moment, PathFrame, Refusal
from .limits import Limits
from .steps import BRANCH, CALL, EXCEPTION, RESUME, RETURN, UNWIND, YIELD
from .values import SMALL, Values

_getframe = sys._getframe

# So many entries of the path come between two looks at the limits.
_STRIDE = 1024


class PathTier:
    """`callbacks` are those of the interpreter's events.

    `count()` brings the moment's steps and frames up to date and gives the steps; `shipped(entries)` the same when the path begins anew.
    `entry()` is the path entry of the line that runs; `runs()` says whether any does. `stack()` gives the frames, outermost
    first, and `enter(stack)` goes on from such. `arm()` has the limits looked at on the next line.
    """

    def __init__(
        self,
        moment: Moment,
        columns: Columns,
        codes: Codes,
        values: Values,
        refusal: Refusal,
        limits: Limits,
        check: Callable[[int], None],
    ) -> None:
        self._values = values
        self._make(moment, columns, codes, refusal, limits, check)

    def _make(self, moment: Moment, columns: Columns, codes: Codes, refusal: Refusal, limits: Limits, check) -> None:
        # (`path.append(x)` is compiled to less than a call of a bound method.)
        path, extra = columns.path, columns.extra
        by_id = codes.by_id
        reference = self._reference
        outside = Code(-1, _nothing.__code__, {})
        # The innermost frame: its number, code, entries of lines, the entry of its line; and those around it.
        number, here, entries, at = -1, outside, outside.entries, 0
        outer: tuple = ()
        depth = 0
        frames = 0
        # Entries of the path that were counted, and the length at which the limits are looked at.
        counted = until = 0

        def on_line(code, line: int) -> None:
            nonlocal at
            try:
                at = entries[line]
            except KeyError:
                at = entries[line] = codes.site(here, line) * 16
            path.append(at)

        def on_checked_line(code, line: int) -> None:
            on_line(code, line)
            # Branches are no steps: where there can be too few steps even with them, they need not be told apart.
            steps = moment.steps + len(path) - counted
            if steps + (depth + _STRIDE) * codes.longest >= moment.next_exact:
                steps = count()
            if steps >= moment.next_check:
                check(steps)
                if not moment.with_state:
                    relax()

        def relax() -> None:
            """Leaves lines to the fast callback, where no exact stop can be met before the next look."""
            nonlocal until, tell
            # What can follow on the last entry before a look, without a jump back or a new frame: the rest of each frame.
            rest = (depth + _STRIDE) * codes.longest
            if moment.steps + len(path) - counted + _STRIDE + rest < moment.next_exact:
                until = len(path) + _STRIDE
                tell = on_line
                hooks.put("LINE", on_line)

        def arm() -> None:
            """Has the limits looked at on the next line."""
            nonlocal until, tell
            until, moment.next_check = _NEVER, 0
            tell = on_checked_line
            hooks.put("LINE", on_checked_line)

        def count() -> int:
            nonlocal counted
            moment.frames = frames
            if counted < len(path):
                added = path[counted:]
                counted += len(added)
                moment.steps += sum(entry & 15 != BRANCH for entry in added)
            return moment.steps

        def shipped(entries: bytes) -> None:
            nonlocal counted
            moment.frames = frames
            moment.steps += len(entries) // 4 - counted - _branches_among(entries[4 * counted :])
            counted = 0

        def entry() -> int:
            return at

        def runs() -> bool:
            return depth > 0

        def on_jump(code, offset: int, destination: int):
            try:
                line = here.jumps[offset]
            except KeyError:
                if destination > offset:
                    return hooks.DISABLE
                line = here.jumps[offset] = here.loop_line(offset, destination)
            if len(path) >= until:
                arm()
            if line:
                tell(code, line)

        def on_left(code, offset: int, destination: int):
            try:
                path.append(here.left[offset])
            except KeyError:
                return hooks.DISABLE

        def on_right(code, offset: int, destination: int):
            try:
                path.append(here.right[offset])
            except KeyError:
                if destination not in here.silent:
                    return hooks.DISABLE
            if destination in here.silent:
                tell(code, here.silent[destination])

        def on_start(code, offset: int) -> None:
            nonlocal number, here, entries, at, outer, depth, frames
            if depth >= limits.depth:
                refusal.refuse(_getframe(1))
            if len(path) >= until:
                arm()
            outer = (outer, number, here, at)
            depth += 1
            found = here.callee
            if found is None or found.code is not code:
                found = here.callee = by_id[id(code)]
            here = found
            entries = found.entries
            number = frames
            frames += 1
            at = found.first.entry
            path.append(at + CALL)

        def on_return(code, offset: int, value: object) -> None:
            nonlocal number, here, entries, at, outer, depth
            if value is None:
                extra.append(_NONE)
            elif type(value) is int and -SMALL <= value < SMALL:
                extra.append(value * 4)
            else:
                extra.append(reference(value))
            path.append(at + RETURN)
            outer, number, here, at = outer
            entries = here.entries
            depth -= 1

        def go_in(frame: PathFrame) -> None:
            nonlocal number, here, entries, at, outer, depth
            outer = (outer, number, here, at)
            depth += 1
            number, here, at = frame.number, frame.code, frame.at
            entries = here.entries

        def go_out() -> None:
            nonlocal number, here, entries, at, outer, depth
            outer, number, here, at = outer
            entries = here.entries
            depth -= 1

        def on_yield(code, offset: int, value: object) -> None:
            extra.append(reference(value))
            path.append(at + YIELD)
            moment.pause(PathFrame(number, here, at, _getframe(1)))
            go_out()

        def on_resume(code, offset: int) -> None:
            resume(_getframe(1))

        def resume(frame_object: FrameType) -> None:
            if len(path) >= until:
                arm()
            frame = moment.suspended.pop(moment.pause_key(frame_object))
            extra.append(frame.number)
            path.append(frame.at + RESUME)
            go_in(frame)

        def on_throw(code, offset: int, error: BaseException) -> None:
            if id(code) not in by_id:
                return
            frame_object = _getframe(1)
            if moment.pause_key(frame_object) in moment.suspended:
                resume(frame_object)
            else:
                on_start(code, offset)

        def on_raise(code, offset: int, error: BaseException) -> None:
            if here.code is not code or refusal.concerns(_getframe(1), error, False):
                return
            extra.append(_NONE)
            path.append(at + EXCEPTION)

        def on_unwind(code, offset: int, error: BaseException) -> None:
            if here.code is not code or refusal.concerns(_getframe(1), error, True):
                return
            extra.append(_NONE)
            path.append(at + UNWIND)
            go_out()

        def stack() -> list[PathFrame]:
            found = [PathFrame(number, here, at)]
            around = outer
            while len(found) < depth:
                around, of, code, place = around
                found.append(PathFrame(of, code, place))
            return found[::-1] if depth else []

        def enter(stack: list[PathFrame]) -> None:
            nonlocal frames, counted
            for frame in stack:
                go_in(frame)
            frames, counted = moment.frames, len(path)

        tell = on_checked_line
        self.arm, self.count, self.shipped = arm, count, shipped
        self.entry, self.runs = entry, runs
        self.stack, self.enter = stack, enter
        self.callbacks: dict[str, Callable] = {
            "LINE": on_checked_line,
            "JUMP": on_jump,
            "BRANCH_LEFT": on_left,
            "BRANCH_RIGHT": on_right,
            "PY_START": on_start,
            "PY_RESUME": on_resume,
            "PY_RETURN": on_return,
            "PY_YIELD": on_yield,
            "RAISE": on_raise,
            "STOP_ITERATION": on_raise,
            "PY_UNWIND": on_unwind,
            "PY_THROW": on_throw,
        }

    def _reference(self, value: object) -> int:
        """A plain value's reference; None's for objects, which have no number without their state."""
        found = self._values.plain(value, type(value))
        return _NONE if found is None else found


def _branches_among(entries: bytes) -> int:
    return entries[::4].translate(_KINDS).count(BRANCH)


# The kind of an entry, by its lowest byte.
_KINDS = bytes(byte & 15 for byte in range(256))

# No path gets as long.
_NEVER = 1 << 60

# The reference of None: entry 0 of the value table ([V3]).
_NONE = 2


def _nothing() -> None:
    """Its code stands for whatever runs the program."""
