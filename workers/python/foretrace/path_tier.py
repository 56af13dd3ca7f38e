"""Records the path alone: as little as possible at each event."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

from .codes import Codes
from .columns import Columns
from .frames import Moment, PathFrame, Refusal
from .limits import Limits
from .steps import CALL, EXCEPTION, RESUME, RETURN, UNWIND, YIELD
from .values import SMALL, Values

_getframe = sys._getframe


class PathTier:
    """`callbacks` are those of the interpreter's events; `enter(frame)` says which frame is innermost from now on."""

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
        # All callbacks share the innermost frame's entries and the one that runs, as cells of this function.
        # (`path.append(x)` is compiled to less than a call of a bound method.)
        path, extra = columns.path, columns.extra
        by_id = codes.by_id
        entries: dict[int, int] = {}
        at = 0

        def on_line(code, line: int) -> None:
            nonlocal at
            try:
                at = entries[line]
            except KeyError:
                at = entries[line] = codes.site(moment.current.code, line) * 16
            path.append(at)
            moment.steps += 1
            if moment.steps >= moment.next_check:
                check(line)

        def enter(frame: PathFrame | None) -> None:
            nonlocal entries, at
            moment.current = frame
            if frame is not None:
                entries, at = frame.code.entries, frame.at

        def leave() -> int:
            """The path entry of the innermost frame's line, kept with the frame."""
            if moment.current is not None:
                moment.current.at = at
            return at

        def on_start(code, offset: int) -> None:
            nonlocal entries, at
            parent = moment.current
            found = by_id[id(code)]
            if parent is not None:
                if parent.depth >= limits.depth:
                    refusal.refuse(_getframe(1))
                parent.at = at
            frame = PathFrame(moment.frames, found, parent)
            if found.suspends:
                frame.frame = _getframe(1)
            moment.frames += 1
            moment.steps += 1
            moment.current = frame
            entries = found.entries
            at = found.first.entry
            path.append(at + CALL)

        def on_return(code, offset: int, value: object) -> None:
            extra.append(value * 4 if type(value) is int and -SMALL <= value < SMALL else self._reference(value))
            path.append(at + RETURN)
            moment.steps += 1
            enter(moment.current.parent)

        def on_yield(code, offset: int, value: object) -> None:
            extra.append(self._reference(value))
            path.append(at + YIELD)
            moment.steps += 1
            frame = moment.current
            frame.at = at
            moment.pause(frame)
            enter(frame.parent)

        def on_resume(code, offset: int) -> None:
            resume(_getframe(1))

        def resume(frame_object: FrameType) -> None:
            leave()
            frame = moment.suspended.pop(moment.pause_key(frame_object))
            extra.append(frame.number)
            path.append(frame.at + RESUME)
            moment.steps += 1
            frame.frame, frame.weak = frame_object, None
            frame.parent = moment.current
            frame.depth = 1 if moment.current is None else moment.current.depth + 1
            enter(frame)

        def on_throw(code, offset: int, error: BaseException) -> None:
            if id(code) not in by_id:
                return
            frame_object = _getframe(1)
            if moment.pause_key(frame_object) in moment.suspended:
                resume(frame_object)
            else:
                on_start(code, offset)
                moment.current.frame = frame_object

        def on_raise(code, offset: int, error: BaseException) -> None:
            frame = moment.current
            if frame is None or frame.code.code is not code or refusal.concerns(_getframe(1), error, False):
                return
            extra.append(_NONE)
            path.append(at + EXCEPTION)
            moment.steps += 1

        def on_unwind(code, offset: int, error: BaseException) -> None:
            frame = moment.current
            if frame is None or frame.code.code is not code or refusal.concerns(_getframe(1), error, True):
                return
            extra.append(_NONE)
            path.append(at + UNWIND)
            moment.steps += 1
            enter(frame.parent)

        self.enter = enter
        self.leave = leave
        self.callbacks: dict[str, Callable] = {
            "LINE": on_line,
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


# The reference of None: entry 0 of the value table ([V3]).
_NONE = 2
