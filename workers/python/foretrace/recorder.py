"""One recording of one run: its two tiers, what passes from one to the other, its limits and its chunks.

The *path* is every event as an int; the *state* is what each event finds changed. A run begins in one tier and may
change to the other once: to the path alone when the budget of the state is used up, to the state where a window begins.
"""

from __future__ import annotations

import sys
from types import CodeType, FrameType

from . import hooks
from .careful import CarefulHeap
from .codes import Code, Codes
from .columns import Columns
from .contents import PYTHONS_OWN, Reader
from .frames import Frame, Moment, PathFrame, Refusal, frame_of
from .heap import Heap
from .interventions import Intervention
from .limits import Limits, Stop
from .path_tier import PathTier
from .settle import Settler
from .state_tier import StateTier
from .steps import BRANCH, INPUT, OUTPUT
from .tracked import RESET
from .types_table import TypesTable
from .values import Values

_PATH_EVENTS = frozenset(
    ("LINE", "JUMP", "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "STOP_ITERATION", "BRANCH_LEFT", "BRANCH_RIGHT")
)
_STATE_EVENTS = _PATH_EVENTS | {"CALL"}

# While a run that somebody looks at is short each step is a chunk of its own; afterwards a chunk is shipped every so many
# milliseconds, and the clock is looked at every so many steps.
_SHORT, _PACE_MS, _STRIDE = 100, 40, 256

# The share of the byte limit that the state may use before the path goes on alone.
_STATE_SHARE = 0.75


class Recorder:
    """`start` begins a recording and `finish` ends it; then `steps` and `state_until` say how long it is.

    `emit(columns, tables)` takes the chunks. `window` is (from, to) in steps, or None. `careful` is for programs that can tell
    when objects die. `intervention` changes the program's state on its way, or None. Where not `eager`, the first steps are no chunks of their own.
    """

    def __init__(
        self,
        limits: Limits,
        namespace: dict[str, object],
        emit,
        clock,
        with_state: bool,
        window: tuple[int, int] | None,
        careful: bool,
        intervention: Intervention | None = None,
        eager: bool = True,
    ) -> None:
        self.columns = columns = Columns()
        self._values = values = Values(columns)
        self.codes = codes = Codes(columns)
        self.limits = limits
        self._emit = emit
        self._now = clock.real
        self._with_state = with_state
        self._window = window
        self._intervention = intervention
        self._short = _SHORT if eager else 0
        self._moment = moment = Moment(with_state and window is None, careful)
        reader = Reader(columns.string, codes.number_of, moment.frame_of_generator)
        reader.globals = namespace
        reader.class_names = codes.class_names
        sort = CarefulHeap if careful else Heap
        self.heap = heap = sort(columns, values, TypesTable(columns), reader)
        self._settler = settler = Settler(moment, heap, codes, namespace, frozenset(namespace) | PYTHONS_OWN)
        refusal = Refusal()
        self._path = PathTier(moment, columns, codes, values, refusal, limits, self._check)
        self._state = StateTier(
            moment, columns, codes, heap, settler, refusal, limits, namespace, self._check
        )
        values.on_too_large = self._hurry
        self._events = _STATE_EVENTS if with_state and not careful else _PATH_EVENTS
        self.state_until = 0
        self.stopped: Stop | None = None
        self.last_line = 0
        self._started = self._last_shipped = self._now()
        self._next_sweep = 2_000
        self._stride_at = 0
        # What was written and is not in the string table yet: parts, stream, their place in `extra`, and the
        # number of steps after them.
        self._written: list[str] = []
        self._stream = self._place = 0
        self._step_of_output = -1
        self._characters = 0

    @property
    def steps(self) -> int:
        return self._moment.steps if self._moment.with_state else self._path.count()

    def start(self, main: CodeType, nodes, ways: dict[int, dict]) -> None:
        """Gets ready: installs the callbacks and adds the program's code."""
        tier = self._state if self._moment.with_state else self._path
        hooks.install(tier.callbacks)
        self.codes.main = self.add_code(main, 0, nodes, ways)

    def add_code(self, code: CodeType, file: int, nodes, ways: dict[int, dict]) -> Code:
        """Adds a code object of the program with all that are in it, and asks for their events."""
        first = len(self.codes.by_id)
        added = self.codes.add(code, file, nodes)
        for found in list(self.codes.by_id.values())[first:]:
            for offset, (left, right) in ways.get(id(found.code), {}).items():
                if left >= 0:
                    found.left[offset] = left * 16 + BRANCH
                if right >= 0:
                    found.right[offset] = right * 16 + BRANCH
            hooks.watch(found.code, self._events)
        return added

    def finish(self) -> None:
        """Takes the callbacks away and hands over the last chunk."""
        hooks.remove([found.code for found in self.codes.by_id.values()])
        moment = self._moment
        if moment.with_state:
            self.state_until = moment.steps
        self._complete_output()
        self._ship()
        # Frames that a stop left open would hold the program's objects.
        for frame in moment.stack():
            frame.frame = None
            if isinstance(frame, Frame):
                frame.get = frame.namespace = None
        moment.current = None
        moment.suspended.clear()

    # ---- output and input --------------------------------------------------------------------------

    def on_output(self, stream: int, text: str) -> None:
        """One write. Its step is entered at once, its text when it is known that no more joins it ([P7])."""
        if not self._runs():
            return
        if not self._written or self._step_of_output != self.steps or self._stream != stream:
            self._complete_output()
            self._place = len(self.columns.extra)
            self._enter(OUTPUT, 0)
            self._step_of_output, self._stream = self.steps, stream
            self.columns.before_string = self._complete_output
        self._written.append(text)
        self._characters += len(text)
        if self._characters > self.limits.output:
            self.stop("output")

    def _complete_output(self) -> None:
        if self._written:
            self.columns.before_string = None
            number = self.columns.string("".join(self._written))
            self.columns.extra[self._place] = number * 2 + self._stream
            self._written.clear()

    def on_input(self, line: str | None) -> None:
        """One line read, None when none was left."""
        if self._runs():
            self._enter(INPUT, -1 if line is None else self.columns.string(line))

    def _runs(self) -> bool:
        """Whether it is the program that writes or reads, and not something before it or after it."""
        moment = self._moment
        return self.stopped is None and (moment.current is not None if moment.with_state else self._path.runs())

    def _enter(self, kind: int, operand: int) -> None:
        moment = self._moment
        if moment.with_state:
            self._settler.slowly(moment.current)
            entry = moment.current.line.entry
            moment.steps += 1
        else:
            entry = self._path.entry()
        self.columns.extra.append(operand)
        self.columns.path.append(entry + kind)

    # ---- limits and chunks -------------------------------------------------------------------------

    def _check(self, steps: int) -> None:
        """Every so often, after a line's step: limits, chunks, tiers.

        `steps` may be more than there are, as long as the next exact stop is not reached.
        """
        moment, window = self._moment, self._window
        now = self._now()
        size = self.columns.bytes_so_far()
        objects = len(self.heap.tracked)
        reason = self.limits.reached(steps, now - self._started, size, objects, self._values.too_large)
        if window is not None and steps >= window[1]:
            reason = "window"
        if reason is not None:
            self.stop(reason)
        # What decides about content happens at strides alone, however often chunks are shipped: a run that is
        # recorded again with more chunks has the same columns.
        at_stride = steps >= self._stride_at
        if at_stride:
            self._stride_at = steps + _STRIDE
            if objects > self._next_sweep:
                self._settler.sweep()
                self._next_sweep = max(2_000, 2 * len(self.heap.tracked))
        if steps < self._short or steps >= self.limits.ship_from or now - self._last_shipped > _PACE_MS:
            self._complete_output()
            self._ship()
            self._last_shipped = now
        if window is not None and steps >= window[0] and not moment.with_state:
            self._begin_window()
        elif at_stride and window is None and moment.with_state and size > self.limits.bytes * _STATE_SHARE:
            self._end_state()
        if self._intervention is not None and steps >= self._intervention.due:
            if not self._intervention.apply(moment):
                self.stop("window")
            self._intervention = self._intervention.next
        moment.next_exact = self._next_exact(steps)
        moment.next_check = min(self._stride_at, moment.next_exact)

    def _next_exact(self, steps: int) -> int:
        """The next number of steps at which something is to happen, and no later."""
        window = self._window
        if steps < self._short or steps >= self.limits.ship_from:
            return steps + 1
        ahead = min(self.limits.steps, self.limits.ship_from)
        if window is not None:
            ahead = min(ahead, window[0] if steps < window[0] else window[1])
        if self._intervention is not None:
            ahead = min(ahead, self._intervention.due)
        return ahead

    def _hurry(self) -> None:
        if self._moment.with_state:
            self._moment.next_check = 0
        else:
            self._path.arm()

    def _ship(self) -> None:
        columns, tables = self.columns.take()
        if not self._moment.with_state:
            self._path.shipped(columns.get("path", b""))
        if columns or tables:
            self._emit(columns, tables)

    def stop(self, reason: str) -> None:
        """Ends the run here, by an exception that is raised again at each line until it is through.

        A bare `except:` of the program may catch it, but not go on.
        """
        self.stopped, self.last_line = Stop(reason), self._line_now()
        hooks.install({"LINE": self._halt, "PY_START": self._halt, "PY_RESUME": self._halt})
        raise self.stopped

    def _line_now(self) -> int:
        """The line that runs, 1-based; the program's first where none does."""
        moment = self._moment
        if moment.with_state:
            entry = 0 if moment.current is None else moment.current.line.entry
        else:
            entry = self._path.entry()
        return self.codes.site_lines[entry >> 4]

    def _halt(self, *event) -> None:
        raise self.stopped

    # ---- from one tier to the other ------------------------------------------------------------------

    def _end_state(self) -> None:
        """The budget of the state is used up: from here on the path alone is recorded."""
        moment = self._moment
        moment.with_state = False
        self.state_until = moment.steps
        self._events = _PATH_EVENTS
        for found in self.codes.by_id.values():
            hooks.watch(found.code, _PATH_EVENTS)
        hooks.install(self._path.callbacks)
        # Jumps that tell the state nothing are where the path looks at its limits.
        hooks.restart()
        self._path.enter([_as_path(frame) for frame in moment.stack()])
        moment.suspended = {key: _as_path(frame) for key, frame in moment.suspended.items()}
        moment.current = None

    def _begin_window(self) -> None:
        """The window's first step: the whole state is read, and followed from here on."""
        moment, settler = self._moment, self._settler
        stack = self._path.stack()
        frames = list(zip(stack, _python_frames(stack)))
        moment.with_state = True
        moment.depth = len(stack)
        count = moment.frames
        opened = []
        for frame, frame_object in frames:
            moment.current = self._open_again(frame, frame_object)
            opened.append(moment.current)
        innermost = moment.current
        moment.current = None
        for key, frame in list(moment.suspended.items()):
            frame_object = frame.frame or frame_of(frame.weak())
            moment.suspended[key] = paused = self._open_again(frame, frame_object)
            if moment.careful:
                paused.frame, paused.get, paused.weak = None, None, frame.weak
            opened.append(paused)
        moment.current, moment.frames = innermost, count
        settler.mark()
        self.columns.ops.append(RESET)
        settler.begin_afresh()
        if moment.careful:
            settler.slowly(innermost)
        else:
            for frame in opened:
                settler.compare_names(frame)
            self.heap.drain()
        hooks.install(self._state.callbacks)

    def _open_again(self, path_frame: PathFrame, frame_object: FrameType) -> Frame:
        """A frame of the path, with all that the state needs; `moment.current` is its parent."""
        moment = self._moment
        moment.frames = path_frame.number
        frame = self._state.open(path_frame.code, frame_object)
        if frame.number == 0:
            moment.main = frame
        line = self.codes.site_lines[path_frame.at >> 4]
        frame.line = frame.lines.get(line) or self._settler.line_of(frame, line)
        self._settler.watch_closed(frame)
        return frame


def _as_path(frame: Frame) -> PathFrame:
    kept = PathFrame(frame.number, frame.code, frame.line.entry, frame.frame)
    kept.weak = frame.weak
    return kept


def _python_frames(stack: list[PathFrame]) -> list[FrameType]:
    """Python's own frames of the program's stack, outermost first."""
    found: list[FrameType] = []
    frame_object = sys._getframe(1)
    for frame in reversed(stack):
        while frame_object.f_code is not frame.code.code:
            frame_object = frame_object.f_back
        found.append(frame_object)
        frame_object = frame_object.f_back
    return found[::-1]
