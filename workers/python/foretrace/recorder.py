"""Records a run: turns the interpreter's events into steps and, with them, changes of state.

Between two events only one frame of the program has run: the one that was innermost at the first of them.
So at each event the recorder *settles* that frame: it looks at the names and places that its line may have
changed (`effects.py`) and at what calls from that line may have changed (`calls.py`).
"""

from __future__ import annotations

import sys
import weakref
from functools import partial
from types import BuiltinFunctionType, FrameType, FunctionType, MethodDescriptorType, MethodType, WrapperDescriptorType

from . import calls, hooks
from .careful import CarefulHeap
from .codes import Code, Codes
from .columns import Columns
from .contents import MISSING, PYTHONS_OWN, Reader
from .effects import Analysis
from .heap import FRAME, LOCAL, RESET, STEP, UNBIND, DATA, Heap
from .kinds import DICT
from .limits import Limits, Stop
from .types_table import TypesTable
from .values import SMALL, Values

LINE, CALL, RETURN, YIELD, RESUME, EXCEPTION, UNWIND, OUTPUT, INPUT = range(9)
BRANCH = 15

# Callables of these types live as long as their library does.
LASTING = (BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType)

_getframe = sys._getframe
_PATH_EVENTS = frozenset(
    ("LINE", "JUMP", "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "STOP_ITERATION", "BRANCH_LEFT", "BRANCH_RIGHT")
)
_STATE_EVENTS = _PATH_EVENTS | {"CALL"}


class Frame:
    """A frame of the program while it lives.

    `references` are what was recorded last of its names, by name index, None where unbound; `line` is the line that
    runs. What most frames never need stands in the class.
    """

    # What calls from the line may have changed: (action, object, evaluator of a key).
    pending: tuple = ()
    # The frame that shows its names, for code that `exec` runs in the module's namespace; None: itself.
    owner: Frame | None = None
    # It was called by a library, which may do anything after it returns.
    foreign = False
    # At the next event everything is compared.
    everything = False
    namespace: dict | None = None
    # The generator that a paused frame belongs to, where nothing may be held.
    weak: weakref.ref | None = None

    def __init__(self, number: int, code: Code, frame: FrameType | None, parent: Frame | None) -> None:
        self.number = number
        self.code = code
        self.frame = frame
        self.parent = parent
        self.line = code.first
        self.lines = code.lines
        self.references: list[int | None] = []
        self.get = None


class PathFrame:
    """A frame of the program while only the path is recorded; `at` is the path entry of its line."""

    __slots__ = ("number", "code", "parent", "depth", "at", "frame", "weak", "get", "namespace")

    def __init__(self, number: int, code: Code, parent: PathFrame | None, depth: int) -> None:
        self.number = number
        self.code = code
        self.parent = parent
        self.depth = depth
        self.at = code.first.entry
        self.weak: weakref.ref | None = None
        # Python's own frame, kept where it can be resumed.
        self.frame: FrameType | None = None


def paused_frame(generator) -> FrameType:
    """The frame of a paused generator, coroutine or asynchronous generator."""
    if hasattr(generator, "gi_frame"):
        return generator.gi_frame
    return generator.cr_frame if hasattr(generator, "cr_frame") else generator.ag_frame


class Recorder:
    """One recording of one run. `run` starts it; afterwards `steps` and `state_until` say how long it is."""

    def __init__(
        self, limits: Limits, namespace: dict, emit, clock, with_state: bool, window, careful: bool
    ) -> None:
        self.columns = Columns()
        self.values = Values(self.columns)
        self.codes = Codes(self.columns)
        self.limits = limits
        self.namespace = namespace
        self.preset = frozenset(namespace) | PYTHONS_OWN
        self._emit = emit
        self._clock = clock
        self._with_state = with_state
        self._window = window
        self.reader = Reader(self.columns.string, self.codes.number_of, self._frame_of_generator)
        self.reader.globals = namespace
        self.reader.class_names = self.codes.class_names
        self._careful = careful
        sort = CarefulHeap if careful else Heap
        self.heap = sort(self.columns, self.values, TypesTable(self.columns), self.reader)
        self.analysis = Analysis(self.heap, namespace)
        # Frames that are paused, by the id of their frame object (kept alive by the Frame).
        self.suspended: dict[int, Frame] = {}
        # Frames that see a closure variable, by its name.
        self.closed: dict[str, list[Frame]] = {}
        self.main: Frame | None = None
        self.steps = 0
        self.state_until = 0
        self.stopped: Stop | None = None
        self._started = 0.0
        self.last_line = 0

    def add_code(self, code, file: int, tree, ways: dict[int, dict]) -> Code:
        """Adds a code object of the program with all that are in it, and asks for their events."""
        first = len(self.codes.by_id)
        added = self.codes.add(code, file, tree)
        for found in list(self.codes.by_id.values())[first:]:
            found.ways = ways.get(id(found.code), {})
            hooks.watch(found.code, self._wanted)
        return added

    def _frame_of_generator(self, generator) -> int:
        for name in ("gi_frame", "cr_frame", "ag_frame"):
            frame = getattr(generator, name, None)
            if frame is not None:
                found = self.suspended.get(id(generator if self._careful else frame)) or self._running(frame)
                if found is None or (found.weak is not None and found.weak() is not generator):
                    return -1
                return found.number
        return -1

    def _running(self, frame: FrameType) -> Frame | None:
        found = self._current()
        while found is not None and found.frame is not frame:
            found = found.parent
        return found

    # ---- the event loop of the recorder -----------------------------------------------------------

    def start(self, main_code, tree, ways) -> None:
        """Gets ready: installs the callbacks and adds the program's code."""
        self._started = self._clock.real()
        callbacks = self._callbacks()
        state = self._with_state and self._window is None
        self._wanted = _STATE_EVENTS if self._with_state and not self._careful else _PATH_EVENTS
        hooks.install(callbacks["state" if state else "path"])
        self.codes.main = self.add_code(main_code, 0, tree, ways)

    def finish(self) -> None:
        """Takes the callbacks away and hands over the last chunk."""
        hooks.remove([found.code for found in self.codes.by_id.values()])
        self._finish()
        self.ship()

    def ship(self) -> None:
        columns, tables = self.columns.take()
        if columns or tables:
            self._emit(columns, tables)

    def _callbacks(self) -> dict[str, dict]:
        columns, heap, codes, limits = self.columns, self.heap, self.codes, self.limits
        path, extra, ops = columns.path, columns.extra, columns.ops
        path_append, extra_append, ops_append = path.append, extra.append, ops.append
        reference, waiting, restless = heap.reference, heap.waiting, heap.restless
        by_id, suspended, closed = codes.by_id, self.suspended, self.closed
        namespace, preset, analysis = self.namespace, self.preset, self.analysis
        window, careful = self._window, self._careful
        clock_real = self._clock.real
        steps = 0
        frames = 0
        depth = 0
        # The step whose STEP was written last, and the frame that LOCAL speaks of.
        marked = -1
        told_frame = 0
        current: Frame | PathFrame | None = None
        # For the path alone: the entries of the innermost frame's lines, and the one that runs.
        entries: dict[int, int] = {}
        at = 0
        next_check = 0
        output: list[str] = []
        output_stream = 0
        # Where its number goes in `extra`, and the number of steps when it was written.
        output_place = 0
        output_step = -1
        written = 0
        last_shipped = self._started
        next_sweep = 2_000
        # Callables known to change nothing, by id (kept alive, so that the id stays their own).
        harmless: dict[int, object] = {}
        # A frame that went beyond the recursion limit, and the error that was raised for it.
        refused: FrameType | None = None
        refusal: BaseException | None = None
        recording_state = self._with_state and window is None
        state_budget = limits.bytes * 3 // 4

        def line_of(frame: Frame, line: int):
            owner = (frame.owner or frame).code
            effects = codes.line(frame.code, line, analysis, owner, preset)
            # A namespace that the program gave to `exec` may be a dict that it also sees.
            foreign = frame.code.top and frame.owner is None and frame.number > 0
            if foreign or (effects.globals and frame.frame.f_globals is not namespace):
                effects.everything = True
                effects.settle()
            return effects

        # -- state ------------------------------------------------------------------------------

        def bind(frame: Frame, index: int, value: object) -> None:
            """Records a name's value where it differs from what was recorded last."""
            nonlocal told_frame
            now = None if value is MISSING else reference(value)
            references = frame.references
            while index >= len(references):
                references.append(None)
            if references[index] == now:
                return
            references[index] = now
            if told_frame != frame.number:
                told_frame = frame.number
                ops_append(told_frame << 4 | FRAME)
            if now is None:
                ops_append(index << 4 | UNBIND)
            else:
                ops_append(index << 4 | LOCAL)
                ops_append(now)

        def settle(frame: Frame) -> None:
            nonlocal marked
            start = len(ops)
            effects = frame.line
            get = frame.get
            everything = effects.everything or frame.everything
            for probe in effects.probes:
                if not probe(get):
                    everything = True
            if frame.pending:
                for action, tracked, key in frame.pending:
                    if action == calls.EVERYTHING:
                        everything = True
                    else:
                        after_call(action, tracked, key, get)
            if restless:
                check_restless()
            owner = frame.owner or frame
            for name, index in effects.stores:
                bind(owner, index, get(name, MISSING))
            if effects.hidden:
                # Comprehensions in a module or a class body have their names beside its namespace.
                hidden = hidden_names(frame)
                for name, index in effects.hidden:
                    value = hidden.get(name, MISSING)
                    bind(owner, index, get(name, MISSING) if value is MISSING else value)
            for name in effects.globals:
                if name not in preset:
                    bind(main, codes.name(main.code, name), namespace.get(name, MISSING))
            for name in effects.cells:
                spread_cell(frame, name)
            if everything:
                frame.everything = False
                compare_everything()
            if waiting:
                heap.drain()
            if len(ops) != start and marked != steps:
                marked = steps
                ops.insert(start, steps << 4 | STEP)

        def settle_carefully(frame: Frame) -> None:
            nonlocal marked
            start = len(ops)
            heap.begin()
            running = current
            while running is not None:
                compare_names(running)
                running = running.parent
            for key, paused in list(suspended.items()):
                generator = paused.weak()
                inner = None if generator is None else paused_frame(generator)
                if inner is None:
                    # Dropped, or closed with nothing left to do.
                    del suspended[key]
                    continue
                paused.get = inner.f_locals.get
                compare_names(paused)
                paused.get = None
            heap.drain()
            heap.forget()
            if len(ops) != start and marked != steps:
                marked = steps
                ops.insert(start, steps << 4 | STEP)

        def check_restless() -> None:
            for tracked in list(restless.values()):
                if tracked.layout.kind != DICT:
                    heap.check(tracked)
                elif dict.__len__(tracked.obj) != len(tracked.entries) and tracked.size < 0:
                    heap.check(tracked)

        def spread_cell(frame: Frame, name: str) -> None:
            """A closure variable was bound: other frames see it, and cells hold it."""
            for other in closed.get(name, ()):
                if other is not frame and other.get is not None:
                    bind(other, other.code.index[name], other.get(name, MISSING))
            heap.check_cells(name)

        def after_call(action: int, tracked, key, get) -> None:
            """Looks at what a call changed."""
            if waiting:
                heap.drain()
            if tracked.number not in heap.tracked:
                return
            if action == calls.APPEND:
                heap.check_tail(tracked)
            elif action == calls.POP:
                heap.check_popped(tracked, False)
            elif action == calls.POP_LEFT:
                heap.check_popped(tracked, True)
            elif action == calls.APPEND_LEFT:
                heap.check_head(tracked)
            elif action == calls.EXTEND:
                heap.check_extended(tracked)
            elif action == calls.KEYED and key is not None:
                value = key(get)
                if value is MISSING or not heap.check_keyed(tracked, value):
                    heap.check(tracked)
            else:
                heap.check(tracked)

        def compare_everything() -> None:
            heap.check_everything()
            frame = current
            while frame is not None:
                compare_names(frame)
                frame = frame.parent
            for frame in list(suspended.values()):
                compare_names(frame)

        def hidden_names(frame: Frame):
            """Names of comprehensions, which stand beside a frame's namespace while they run."""
            if not frame.code.code.co_varnames:
                return {}
            visible = frame.frame.f_locals
            return {} if visible is frame.namespace else visible

        def compare_names(frame: Frame) -> None:
            if frame.owner is not None:
                return
            if frame.namespace is None:
                get = frame.get
                for name, index in frame.code.index.items():
                    bind(frame, index, get(name, MISSING))
                return
            for name in list(dict.keys(frame.namespace)):
                if type(name) is str and name not in preset:
                    codes.name(frame.code, name)
            hidden = hidden_names(frame)
            for name, index in list(frame.code.index.items()):
                if name not in preset:
                    value = hidden.get(name, MISSING)
                    bind(frame, index, frame.get(name, MISSING) if value is MISSING else value)

        def mark() -> None:
            nonlocal marked
            if marked != steps:
                marked = steps
                ops_append(steps << 4 | STEP)

        def value_reference(value: object) -> int:
            """The reference of a step's own value; what it leads to is recorded with the step."""
            found = reference(value)
            if waiting:
                mark()
                heap.drain()
            return found

        def read_arguments(frame: Frame) -> None:
            nonlocal told_frame
            code, get = frame.code, frame.get
            frame.references = references = [None] * len(code.index)
            if code.arguments:
                mark()
                told_frame = frame.number
                ops_append(told_frame << 4 | FRAME)
                # Arguments are the first of a code's names.
                for index, name in enumerate(code.arguments):
                    value = get(name, MISSING)
                    if value is not MISSING:
                        references[index] = now = reference(value)
                        ops_append(index << 4 | LOCAL)
                        ops_append(now)
            if code.closed:
                mark()
                for name in code.closed:
                    bind(frame, code.index[name], get(name, MISSING))
                    closed.setdefault(name, []).append(frame)
            if waiting:
                heap.drain()

        # -- frames -----------------------------------------------------------------------------

        def open_frame(code: Code, frame_object: FrameType) -> Frame:
            nonlocal frames, depth
            frame = Frame(frames, code, frame_object, current)
            frames += 1
            depth += 1
            if not code.optimized:
                found = frame_object.f_locals
                if found is namespace and frame.number != 0:
                    frame.owner = main
                    frame.namespace = namespace
                    frame.get = namespace.get
                else:
                    frame.namespace = found
                    frame.get = partial(dict.get, found) if isinstance(found, dict) else found.get
            elif current is not None:
                frame.foreign = frame_object.f_back is not current.frame
            return frame

        def close_frame(frame: Frame) -> None:
            nonlocal current, depth
            depth -= 1
            current = parent = frame.parent
            for name in frame.code.closed:
                seen = closed.get(name)
                if seen and frame in seen:
                    seen.remove(frame)
            if parent is not None and (frame.foreign or frame.namespace is not None):
                parent.everything = True
            frame.get = frame.frame = frame.namespace = None

        # -- callbacks with state -----------------------------------------------------------------

        if careful:
            # Every line is one that may have changed anything.
            settle = settle_carefully
            restless[0] = None

        def settle_names(frame: Frame) -> None:
            """`settle` for the common line, which does nothing but bind names of its own frame."""
            nonlocal told_frame, marked
            effects = frame.line
            if frame.pending or frame.everything or restless or not effects.simple:
                settle(frame)
                return
            owner, get = frame.owner or frame, frame.get
            references = owner.references
            for name, index in effects.stores:
                value = get(name, MISSING)
                now = None if value is MISSING else reference(value)
                if references[index] != now:
                    references[index] = now
                    if marked != steps:
                        marked = steps
                        ops_append(steps << 4 | STEP)
                    if told_frame != owner.number:
                        told_frame = owner.number
                        ops_append(told_frame << 4 | FRAME)
                    if now is None:
                        ops_append(index << 4 | UNBIND)
                    else:
                        ops_append(index << 4 | LOCAL)
                        ops_append(now)
            if waiting:
                heap.drain()

        def on_line(code, line: int) -> None:
            nonlocal steps
            if steps >= next_check:
                # Before this step's state is written: a chunk ends between two steps ([R3]).
                check(line)
                if not recording_state:
                    on_path_line(code, line)
                    return
            frame = current
            if not frame.line.quiet or frame.pending or frame.everything or restless:
                settle_names(frame)
                if frame.pending:
                    frame.pending = ()
            try:
                frame.line = found = frame.lines[line]
            except KeyError:
                frame.line = found = reach(frame, line)
            path_append(found.entry)
            steps += 1

        def reach(frame: Frame, line: int):
            """A line that runs for the first time."""
            found = line_of(frame, line)
            owner = frame.owner or frame
            owner.references.extend([None] * (len(owner.code.index) - len(owner.references)))
            return found

        def on_start(code, offset: int) -> None:
            nonlocal current, steps
            parent = current
            if parent is not None and (not parent.line.quiet or parent.pending or parent.everything or restless):
                settle_names(parent)
            frame_object = _getframe(1)
            if depth >= limits.depth:
                refuse(frame_object)
            found = by_id[id(code)]
            frame = open_frame(found, frame_object)
            if found.optimized:
                frame.get = frame_object.f_locals.get
            start_frame(frame)

        def refuse(frame_object: FrameType) -> None:
            """One frame too many: what Python itself does at its recursion limit, which is set higher here
            so that the recorder has room at every depth that the program may reach."""
            nonlocal refused
            refused = frame_object
            raise RecursionError("maximum recursion depth exceeded")

        def is_refused(error: BaseException, leaving: bool) -> bool:
            """Whether an event speaks of a frame that was refused; takes it out of the traceback."""
            nonlocal refused, refusal
            if refused is not None and refused is _getframe(2):
                if leaving:
                    refused, refusal = None, error
                return True
            if refusal is not None:
                if refusal is error and error.__traceback__ is not None:
                    error.__traceback__.tb_next = None
                refusal = None
            return False

        def start_frame(frame: Frame) -> None:
            nonlocal current, steps, main
            if frame.number == 0:
                main = self.main = frame
                frame.references = [None] * len(frame.code.index)
            elif frame.code.top:
                mark()
                compare_names(frame)
                if waiting:
                    heap.drain()
            elif frame.owner is None:
                read_arguments(frame)
            if frame.code.suspends:
                link_generator(frame)
            path_append(frame.code.first.entry | CALL)
            steps += 1
            current = frame

        def link_generator(frame: Frame) -> None:
            generator = frame.frame.f_generator
            tracked = heap.known.get(id(generator))
            if tracked is not None:
                tracked.datum = frame.number
                mark()
                ops_append(tracked.number << 4 | DATA)
                ops_append(frame.number)

        def pause_key(frame_object: FrameType) -> int:
            return id(frame_object.f_generator if careful else frame_object)

        def on_return(code, offset: int, value: object) -> None:
            nonlocal steps
            frame = current
            if not frame.line.quiet or frame.pending or frame.everything or restless:
                settle_names(frame)
            found = reference(value)
            if waiting:
                mark()
                heap.drain()
            extra_append(found)
            path_append(frame.line.entry | RETURN)
            steps += 1
            close_frame(frame)

        def on_yield(code, offset: int, value: object) -> None:
            nonlocal steps, current, depth
            frame = current
            settle(frame)
            frame.pending = ()
            extra_append(value_reference(value))
            path_append(frame.line.entry | YIELD)
            steps += 1
            depth -= 1
            if careful:
                generator = frame.frame.f_generator
                suspended[id(generator)] = frame
                frame.weak = weakref.ref(generator)
                frame.frame = frame.get = None
            else:
                suspended[id(frame.frame)] = frame
            current = frame.parent
            if current is not None and frame.foreign:
                current.everything = True

        def on_resume(code, offset: int) -> None:
            if current is not None:
                settle(current)
            resume(_getframe(1))

        def resume(frame_object: FrameType) -> None:
            nonlocal steps, current, depth
            frame = suspended.pop(pause_key(frame_object))
            if careful:
                frame.frame, frame.get, frame.weak = frame_object, frame_object.f_locals.get, None
            depth += 1
            extra_append(frame.number)
            path_append(frame.line.entry | RESUME)
            steps += 1
            frame.parent = current
            frame.foreign = current is None or frame_object.f_back is not current.frame
            frame.everything = frame.foreign
            current = frame

        def on_throw(code, offset: int, error: BaseException) -> None:
            if id(code) not in by_id:
                return
            frame_object = _getframe(1)
            if id(frame_object) in suspended:
                if output:
                    write_output()
                if current is not None:
                    settle(current)
                resume(frame_object)
            else:
                on_start_of(code, frame_object)

        def on_start_of(code, frame_object: FrameType) -> None:
            if current is not None:
                settle(current)
            frame = open_frame(by_id[id(code)], frame_object)
            frame.get = frame_object.f_locals.get
            start_frame(frame)

        def on_raise(code, offset: int, error: BaseException) -> None:
            nonlocal steps
            frame = current
            if frame is None or frame.code.code is not code or is_refused(error, False):
                return
            settle(frame)
            note_error(error)
            extra_append(value_reference(error))
            path_append(frame.line.entry | EXCEPTION)
            steps += 1

        def note_error(error: BaseException) -> None:
            tracked = heap.known.get(id(error))
            if tracked is not None:
                mark()
                heap.check(tracked)

        def on_unwind(code, offset: int, error: BaseException) -> None:
            nonlocal steps
            frame = current
            if frame is None or frame.code.code is not code or is_refused(error, True):
                return
            settle(frame)
            extra_append(value_reference(error))
            path_append(frame.line.entry | UNWIND)
            steps += 1
            close_frame(frame)

        def on_call(code, offset: int, function: object, first: object):
            if id(function) in harmless:
                return
            cls = type(function)
            if cls is FunctionType:
                if id(function.__code__) in by_id:
                    return
            elif cls is MethodType:
                inner = function.__func__
                if type(inner) is FunctionType and id(inner.__code__) in by_id:
                    return
            action, target = calls.effect_of(function, first)
            if action == calls.NOTHING:
                if cls in LASTING:
                    harmless[id(function)] = function
                return
            frame = current
            if action == calls.EVERYTHING:
                frame.pending = (*frame.pending, (action, None, None))
                return
            tracked = heap.known.get(id(target))
            if tracked is None:
                if type(target) is dict:
                    # Perhaps the `__dict__` of an instance.
                    frame.pending = (*frame.pending, (calls.EVERYTHING, None, None))
                return
            arguments, key = call_site(frame, offset, action)
            if not tracked.layout.exact or (action == calls.POP and arguments != 0):
                action = calls.WHOLE
            pending = frame.pending
            if pending and any(other is tracked for _, other, _ in pending):
                action = calls.WHOLE
                pending = tuple(entry for entry in pending if entry[1] is not tracked)
            frame.pending = (*pending, (action, tracked, key))

        def call_site(frame: Frame, offset: int, action: int):
            found = frame.code.calls.get(offset)
            if found is None:
                arguments, node = frame.code.call_at(offset)
                key = None
                if node is not None and node.args and action == calls.KEYED:
                    stores = frame.code.stores_of(frame.line.line)
                    bound = frozenset(stores.names) | frozenset(stores.globals)
                    key = analysis.evaluator(node.args[0], frame.code.local, bound)
                found = frame.code.calls[offset] = (arguments, key)
            return found

        def on_left(code, offset: int, destination: int):
            found = current.code.ways.get(offset)
            if found is None or found[0] < 0:
                return hooks.DISABLE
            path_append(found[0] << 4 | BRANCH)

        def on_right(code, offset: int, destination: int):
            found = current.code.ways.get(offset)
            if found is None or found[1] < 0:
                return hooks.DISABLE
            path_append(found[1] << 4 | BRANCH)

        # -- callbacks of the path alone -----------------------------------------------------------

        def on_path_line(code, line: int) -> None:
            nonlocal steps, at
            if steps >= next_check:
                check(line)
                if recording_state:
                    on_line(code, line)
                    return
            try:
                at = entries[line]
            except KeyError:
                at = reach_path(line)
            path_append(at)
            steps += 1

        def reach_path(line: int) -> int:
            found = codes.site(current.code, line) << 4
            entries[line] = found
            return found

        def enter_path(frame: PathFrame) -> None:
            nonlocal current, entries, at
            current = frame
            entries, at = frame.code.entries, frame.at

        def leave_path() -> None:
            nonlocal current, entries, at
            current = current.parent
            if current is not None:
                entries, at = current.code.entries, current.at

        def on_path_start(code, offset: int) -> None:
            nonlocal current, steps, frames, entries, at
            parent = current
            found = by_id[id(code)]
            if parent is None:
                frame = PathFrame(frames, found, None, 1)
            else:
                if parent.depth >= limits.depth:
                    refuse(_getframe(1))
                parent.at = at
                frame = PathFrame(frames, found, parent, parent.depth + 1)
            if found.suspends:
                frame.frame = _getframe(1)
            frames += 1
            path_append(found.first.entry | CALL)
            steps += 1
            current = frame
            entries = found.entries
            at = found.first.entry

        def on_path_return(code, offset: int, value: object) -> None:
            nonlocal steps, current, entries, at
            extra_append(value << 2 if type(value) is int and -SMALL <= value < SMALL else path_reference(value))
            path_append(at | RETURN)
            steps += 1
            current = parent = current.parent
            if parent is not None:
                entries = parent.code.entries
                at = parent.at

        def path_reference(value: object) -> int:
            """A plain value's reference; None's for objects, which have no number without their state."""
            found = self.values.plain(value, type(value))
            return 2 if found is None else found

        def on_path_yield(code, offset: int, value: object) -> None:
            nonlocal steps
            extra_append(path_reference(value))
            path_append(at | YIELD)
            steps += 1
            current.at = at
            suspended[id(current.frame)] = current
            leave_path()

        def on_path_resume(code, offset: int) -> None:
            resume_path(_getframe(1))

        def resume_path(frame_object: FrameType) -> None:
            nonlocal steps
            frame = suspended.pop(id(frame_object))
            if current is not None:
                current.at = at
            extra_append(frame.number)
            path_append(frame.at | RESUME)
            steps += 1
            frame.parent = current
            frame.depth = 1 if current is None else current.depth + 1
            enter_path(frame)

        def on_path_throw(code, offset: int, error: BaseException) -> None:
            if id(code) not in by_id:
                return
            frame_object = _getframe(1)
            if id(frame_object) in suspended:
                resume_path(frame_object)
            else:
                on_path_start(code, offset)

        def on_path_raise(code, offset: int, error: BaseException) -> None:
            nonlocal steps
            if current is None or current.code.code is not code or is_refused(error, False):
                return
            extra_append(2)
            path_append(at | EXCEPTION)
            steps += 1

        def on_path_unwind(code, offset: int, error: BaseException) -> None:
            nonlocal steps
            if current is None or current.code.code is not code or is_refused(error, True):
                return
            extra_append(2)
            path_append(at | UNWIND)
            steps += 1
            leave_path()

        def on_jump(code, offset: int, destination: int):
            """A loop on one line: Python tells of a line again when it jumps back to it from itself."""
            if destination > offset:
                return hooks.DISABLE
            found = current.code
            line = found.line_at(destination)
            if line == 0 or line != found.line_at(offset):
                return hooks.DISABLE
            if recording_state:
                on_line(code, line)
            else:
                on_path_line(code, line)

        # -- output and input ----------------------------------------------------------------------

        def on_output(stream: int, text: str) -> None:
            """One write. Its step is entered at once; its text when it is known that no more joins it."""
            nonlocal steps, output_stream, output_place, output_step, written
            if current is None or self.stopped is not None:
                return
            if not output or output_step != steps or output_stream != stream:
                write_output()
                if recording_state:
                    settle(current)
                output_place = len(extra)
                extra_append(0)
                path_append(line_entry() | OUTPUT)
                steps += 1
                output_step, output_stream = steps, stream
            output.append(text)
            written += len(text)
            if written > limits.output:
                stop("output")

        def write_output() -> None:
            if output:
                extra[output_place] = columns.string("".join(output)) << 1 | output_stream
                output.clear()

        def on_input(line: str | None) -> None:
            nonlocal steps
            if current is None or self.stopped is not None:
                return
            if recording_state:
                settle(current)
            extra_append(-1 if line is None else columns.string(line))
            path_append(line_entry() | INPUT)
            steps += 1

        def line_entry() -> int:
            return current.line.entry if recording_state else at

        # -- limits ---------------------------------------------------------------------------------

        def check(line: int) -> None:
            """Every so often: limits, chunks, and the change from one tier to the other."""
            nonlocal next_check, last_shipped, next_sweep, recording_state
            self.last_line = line
            now = clock_real()
            size = columns.bytes_so_far()
            reason = limits.reached(steps, now - self._started, size, len(heap.tracked), self.values.too_large)
            if window is not None and steps >= window[1]:
                reason = "window"
            if reason is not None:
                stop(reason)
            if window is not None and steps >= window[0] and not recording_state:
                begin_window()
            elif recording_state and window is None and size > state_budget:
                end_state()
            if len(heap.tracked) > next_sweep:
                sweep()
                next_sweep = max(2_000, 2 * len(heap.tracked))
            if steps < 100 or steps >= limits.ship_from or now - last_shipped > 40:
                write_output()
                self.ship()
                last_shipped = now
            next_check = next_stop()

        def hurry() -> None:
            nonlocal next_check
            next_check = 0

        self.values.on_too_large = hurry

        def next_stop() -> int:
            if steps < 100 or steps >= limits.ship_from:
                return steps + 1
            ahead = min(steps + 256, limits.steps, limits.ship_from)
            if window is not None:
                ahead = min(ahead, window[0] if steps < window[0] else window[1])
            return ahead

        def stop(reason: str) -> None:
            self.stopped = Stop(reason)
            hooks.install({"LINE": halt, "PY_START": halt, "PY_RESUME": halt})
            raise self.stopped

        def halt(*event) -> None:
            # A bare `except:` has caught the last one: raised again at each line until it is through.
            raise self.stopped

        def sweep() -> None:
            roots: list[int] = []
            frame = current
            while frame is not None:
                roots += [found for found in frame.references if found is not None]
                frame = frame.parent
            for frame in list(suspended.values()):
                roots += [found for found in frame.references if found is not None]
            heap.sweep(roots)

        def end_state() -> None:
            """The state budget is used up: from here on the path alone is recorded."""
            nonlocal recording_state
            recording_state = False
            self.state_until = steps
            for found in by_id.values():
                hooks.watch(found.code, _PATH_EVENTS)
            hooks.install(path_callbacks)
            stack = chain(current)
            below = None
            for frame in stack:
                below = PathFrame(frame.number, frame.code, below, 1 if below is None else below.depth + 1)
                below.at, below.frame = frame.line.entry, frame.frame
            for key, frame in list(suspended.items()):
                suspended[key] = paused = PathFrame(frame.number, frame.code, None, 1)
                paused.at, paused.frame = frame.line.entry, frame.frame
            enter_path(below)

        def begin_window() -> None:
            """The window's first step: the whole state is read, and followed from here on."""
            nonlocal recording_state, told_frame, current, depth, main
            recording_state = True
            current.at = at
            stack = chain(current)
            objects = objects_of(stack)
            below = None
            opened = []
            for frame, frame_object in zip(stack, objects):
                below = open_again(frame, frame_object, below)
                opened.append(below)
            current, depth, main = below, len(stack), opened[0]
            for key, frame in list(suspended.items()):
                suspended[key] = paused = open_again(frame, frame.frame, None)
                opened.append(paused)
            mark()
            ops_append(RESET)
            told_frame = -1
            for frame in opened:
                compare_names(frame)
            if waiting:
                heap.drain()
            hooks.install(state_callbacks)

        def chain(frame) -> list:
            """The stack from its outermost frame to the given one."""
            stack = []
            while frame is not None:
                stack.append(frame)
                frame = frame.parent
            return stack[::-1]

        def objects_of(stack: list[PathFrame]) -> list[FrameType]:
            """Python's own frames of the program's stack."""
            objects: list[FrameType] = []
            frame_object = _getframe(1)
            for frame in reversed(stack):
                while frame_object.f_code is not frame.code.code:
                    frame_object = frame_object.f_back
                objects.append(frame_object)
                frame_object = frame_object.f_back
            return objects[::-1]

        def open_again(path_frame: PathFrame, frame_object: FrameType, parent: Frame | None) -> Frame:
            """A frame of the path, with all that the state needs."""
            nonlocal frames, depth, current, main
            kept = frames, depth, current
            frames, current = path_frame.number, parent
            frame = open_frame(path_frame.code, frame_object)
            frames, depth, current = kept
            if frame.number == 0:
                main = frame
            if frame.code.optimized:
                frame.get = frame_object.f_locals.get
            line = codes.site_lines[path_frame.at >> 4]
            frame.line = frame.lines.get(line) or line_of(frame, line)
            for name in frame.code.closed:
                closed.setdefault(name, []).append(frame)
            return frame

        main: Frame | None = None

        def conclude() -> None:
            nonlocal current
            write_output()
            self.steps = steps
            if recording_state or not self._with_state:
                self.state_until = steps if self._with_state else 0
            # Frames that a stop left open would hold the program's objects.
            while current is not None:
                current.frame = current.get = current.namespace = None
                current = current.parent
            suspended.clear()
            closed.clear()

        self._finish = conclude
        self._current = lambda: current
        self.on_output, self.on_input, self.stop = on_output, on_input, stop
        branches = {"BRANCH_LEFT": on_left, "BRANCH_RIGHT": on_right, "JUMP": on_jump}
        state_callbacks = {
            "LINE": on_line,
            "PY_START": on_start,
            "PY_RESUME": on_resume,
            "PY_RETURN": on_return,
            "PY_YIELD": on_yield,
            "CALL": on_call,
            "RAISE": on_raise,
            "STOP_ITERATION": on_raise,
            "PY_UNWIND": on_unwind,
            "PY_THROW": on_throw,
            **branches,
        }
        path_callbacks = {
            "LINE": on_path_line,
            "PY_START": on_path_start,
            "PY_RESUME": on_path_resume,
            "PY_RETURN": on_path_return,
            "PY_YIELD": on_path_yield,
            "RAISE": on_path_raise,
            "STOP_ITERATION": on_path_raise,
            "PY_UNWIND": on_path_unwind,
            "PY_THROW": on_path_throw,
            **branches,
        }
        return {"state": state_callbacks, "path": path_callbacks}
