"""Records path and state: the callbacks of a run whose every change is written down."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import BuiltinFunctionType, FrameType, FunctionType, MethodDescriptorType, MethodType, WrapperDescriptorType

from . import calls, hooks
from .codes import Code, Codes
from .columns import Columns
from .frames import Frame, Moment, Refusal
from .heap import Heap
from .limits import Limits
from .settle import Settler
from .steps import CALL, EXCEPTION, RESUME, RETURN, UNWIND, YIELD
from .tracked import DATA

_getframe = sys._getframe

# How many arguments tell an index.
_ARGUMENTS = {calls.POP: 1, calls.INSERT: 2}


class StateTier:
    """`callbacks` are those of the interpreter's events; `check(steps)` is called when limits are to be looked at."""

    def __init__(
        self,
        moment: Moment,
        columns: Columns,
        codes: Codes,
        heap: Heap,
        settler: Settler,
        refusal: Refusal,
        limits: Limits,
        namespace: dict[str, object],
        check: Callable[[int], None],
    ) -> None:
        self._moment = moment
        self._path = columns.path
        self._extra = columns.extra
        self._ops = columns.ops
        self._codes = codes
        self._by_id = codes.by_id
        self._heap = heap
        self._settler = settler
        self._refusal = refusal
        self._limits = limits
        self._namespace = namespace
        self._check = check
        self._last_started: Code | None = None
        self.callbacks: dict[str, Callable] = {
            "LINE": self._make_on_line(),
            "JUMP": self._on_jump,
            **self._make_on_branch(),
            "PY_START": self._make_on_start(),
            "PY_RESUME": self._on_resume,
            "PY_RETURN": self._make_on_return(),
            "PY_YIELD": self._on_yield,
            "CALL": self._make_on_call(),
            "RAISE": self._on_raise,
            "STOP_ITERATION": self._on_raise,
            "PY_UNWIND": self._on_unwind,
            "PY_THROW": self._on_throw,
        }

    def _make_on_line(self) -> Callable:
        # The callback that is called most: what it needs is at hand in cells.
        moment, settler, path, check = self._moment, self._settler, self._path, self._check
        restless, quickly = settler.restless, settler.quickly

        def on_line(code, line: int) -> None:
            frame = moment.current
            if not frame.line.quiet or frame.pending or frame.everything or restless:
                quickly(frame)
                frame.pending = ()
            try:
                frame.line = found = frame.lines[line]
            except KeyError:
                frame.line = found = settler.line_of(frame, line)
            path.append(found.entry)
            moment.steps += 1
            if moment.steps >= moment.next_check:
                # The line about to run is recorded before anything is shipped: it may be the last one.
                check(moment.steps)

        return on_line

    def _settle(self, frame: Frame | None) -> None:
        """Settles the frame that ran, if its line may have done anything."""
        if frame is not None and (
            not frame.line.quiet or frame.pending or frame.everything or self._settler.restless
        ):
            self._settler.quickly(frame)

    def _on_jump(self, code, offset: int, destination: int):
        if destination > offset:
            return hooks.DISABLE
        line = self._moment.current.code.loop_line(offset, destination)
        if line == 0:
            return hooks.DISABLE
        self.callbacks["LINE"](code, line)

    def _make_on_branch(self) -> dict[str, Callable]:
        moment, path = self._moment, self._path

        def on_left(code, offset: int, destination: int):
            try:
                path.append(moment.current.code.left[offset])
            except KeyError:
                return hooks.DISABLE

        def on_right(code, offset: int, destination: int):
            here = moment.current.code
            try:
                path.append(here.right[offset])
            except KeyError:
                if destination not in here.silent:
                    return hooks.DISABLE
            if destination in here.silent:
                self.callbacks["LINE"](code, here.silent[destination])

        return {"BRANCH_LEFT": on_left, "BRANCH_RIGHT": on_right}

    # ---- calls and returns ---------------------------------------------------------------------

    def _make_on_start(self) -> Callable:
        moment, limits, refusal, start = self._moment, self._limits, self._refusal, self._start
        restless, quickly = self._settler.restless, self._settler.quickly

        def on_start(code, offset: int) -> None:
            parent = moment.current
            if parent is not None and (not parent.line.quiet or parent.pending or parent.everything or restless):
                quickly(parent)
            frame_object = _getframe(1)
            if moment.depth >= limits.depth:
                refusal.refuse(frame_object)
            start(code, frame_object)

        return on_start

    def _start(self, code, frame_object: FrameType) -> None:
        moment = self._moment
        found = self._last_started
        if found is None or found.code is not code:
            found = self._last_started = self._by_id[id(code)]
        frame = self.open(found, frame_object)
        if frame.number == 0:
            moment.main = frame
            frame.references = [None] * len(found.index)
        else:
            self._settler.opened(frame)
        if found.suspends:
            self._link_generator(frame)
        self._path.append(found.first.entry + CALL)
        moment.steps += 1
        moment.depth += 1
        moment.frames += 1
        moment.current = frame

    def open(self, code, frame_object: FrameType) -> Frame:
        """A frame with the means to read its names."""
        moment, namespace = self._moment, self._namespace
        parent = moment.current
        frame = Frame(moment.frames, code, frame_object, parent)
        if code.optimized:
            frame.get = frame_object.f_locals.get
            frame.foreign = parent is not None and frame_object.f_back is not parent.frame
            return frame
        found = frame_object.f_locals
        if not issubclass(type(found), dict):
            # A comprehension runs in it: what is visible then is not the namespace.
            found = frame_object.f_globals if code.top else {}
        frame.namespace = found
        frame.get = partial(dict.get, found)
        if found is namespace and frame.number != 0:
            frame.owner = moment.main
        return frame

    def _link_generator(self, frame: Frame) -> None:
        tracked = self._heap.known.get(id(frame.frame.f_generator))
        if tracked is not None:
            tracked.datum = frame.number
            self._settler.mark()
            self._ops += (tracked.number * 16 + DATA, frame.number)

    def _make_on_return(self) -> Callable:
        moment, path, extra, heap = self._moment, self._path, self._extra, self._heap
        settler, close, reference, waiting = self._settler, self._close, self._heap.reference, self._heap.waiting
        restless, quickly = settler.restless, settler.quickly

        def on_return(code, offset: int, value: object) -> None:
            frame = moment.current
            if not frame.line.quiet or frame.pending or frame.everything or restless:
                quickly(frame)
            extra.append(reference(value))
            if waiting:
                settler.mark()
                heap.drain()
            path.append(frame.line.entry + RETURN)
            moment.steps += 1
            close(frame)

        return on_return

    def _close(self, frame: Frame) -> None:
        moment = self._moment
        moment.depth -= 1
        moment.current = parent = frame.parent
        if frame.code.closed:
            self._settler.closed(frame)
        if parent is not None and (frame.foreign or frame.namespace is not None):
            parent.everything = True
        frame.get = frame.frame = frame.namespace = None

    def _on_yield(self, code, offset: int, value: object) -> None:
        moment = self._moment
        frame = moment.current
        self._settle(frame)
        frame.pending = ()
        self._extra.append(self._settler.value(value))
        self._path.append(frame.line.entry + YIELD)
        moment.steps += 1
        moment.depth -= 1
        moment.pause(frame)
        if moment.careful:
            frame.get = None
        moment.current = frame.parent
        if moment.current is not None and frame.foreign:
            moment.current.everything = True

    def _on_resume(self, code, offset: int) -> None:
        self._settle(self._moment.current)
        self._resume(_getframe(1))

    def _resume(self, frame_object: FrameType) -> None:
        moment = self._moment
        frame = moment.suspended.pop(moment.pause_key(frame_object))
        if moment.careful:
            frame.frame, frame.get, frame.weak = frame_object, frame_object.f_locals.get, None
        moment.depth += 1
        self._extra.append(frame.number)
        self._path.append(frame.line.entry + RESUME)
        moment.steps += 1
        frame.parent = parent = moment.current
        frame.foreign = parent is None or frame_object.f_back is not parent.frame
        frame.everything = frame.foreign
        moment.current = frame

    # ---- exceptions ----------------------------------------------------------------------------

    def _on_throw(self, code, offset: int, error: BaseException) -> None:
        if id(code) not in self._by_id:
            return
        moment, frame_object = self._moment, _getframe(1)
        # Taken out first: a generator that an exception is thrown into has no frame to show for the moment.
        key = moment.pause_key(frame_object)
        paused = moment.suspended.pop(key, None)
        self._settle(moment.current)
        if paused is None:
            self._start(code, frame_object)
        else:
            moment.suspended[key] = paused
            self._resume(frame_object)

    def _concerns(self, code, frame_object: FrameType, error: BaseException, leaving: bool) -> bool:
        frame = self._moment.current
        if frame is None or frame.code.code is not code:
            return False
        return not self._refusal.concerns(frame_object, error, leaving)

    def _on_raise(self, code, offset: int, error: BaseException) -> None:
        if not self._concerns(code, _getframe(1), error, False):
            return
        moment, settler = self._moment, self._settler
        frame = moment.current
        self._settle(frame)
        tracked = self._heap.known.get(id(error))
        if tracked is not None:
            # Raising it may have given it a context.
            settler.mark()
            self._heap.check(tracked)
        self._extra.append(settler.value(error))
        self._path.append(frame.line.entry + EXCEPTION)
        moment.steps += 1

    def _on_unwind(self, code, offset: int, error: BaseException) -> None:
        if not self._concerns(code, _getframe(1), error, True):
            return
        moment = self._moment
        frame = moment.current
        self._settle(frame)
        self._extra.append(self._settler.value(error))
        self._path.append(frame.line.entry + UNWIND)
        moment.steps += 1
        self._close(frame)

    # ---- calls of what is not the program's own --------------------------------------------------

    def _make_on_call(self) -> Callable:
        moment, settler, by_id, known = self._moment, self._settler, self._by_id, self._heap.known
        call_site = self._call_site
        # Callables known to change nothing. Those of these types are told apart by their address, so no code of the
        # program is asked; each is kept alive.
        harmless: set[object] = set()
        # The program's code that was called last.
        own = None

        def on_call(code, offset: int, function: object, first: object) -> None:
            nonlocal own
            cls = type(function)
            lasting = cls is BuiltinFunctionType or cls is MethodDescriptorType or cls is WrapperDescriptorType
            if lasting:
                if function in harmless:
                    kind = type(first)
                    if not (kind is BuiltinFunctionType or kind is MethodDescriptorType or kind is WrapperDescriptorType):
                        return
            elif cls is FunctionType or cls is MethodType:
                inner = function if cls is FunctionType else function.__func__
                if type(inner) is FunctionType:
                    called = inner.__code__
                    if called is own or id(called) in by_id:
                        own = called
                        return
            action, target = calls.effect_of(function, first)
            if action == calls.NOTHING:
                if calls.changes_when_called(first):
                    settler.suspect()
                elif lasting:
                    harmless.add(function)
                return
            frame = moment.current
            tracked = None if action == calls.EVERYTHING else known.get(id(target))
            if tracked is None:
                # An unknown dict may be the `__dict__` of an instance.
                if action == calls.EVERYTHING or type(target) is dict:
                    frame.pending = (*frame.pending, (calls.EVERYTHING, None, None))
                return
            key = None
            if not tracked.layout.exact:
                action = calls.WHOLE
            elif action == calls.POP or action == calls.KEYED or action == calls.INSERT:
                arguments, key = call_site(frame, offset)
                if action != calls.KEYED and arguments != 0:
                    # The index is read now: the call may be a part of what changes it.
                    key = None if key is None or arguments != _ARGUMENTS[action] else key(frame.get)
                    action = calls.WHOLE if type(key) is not int else calls.INSERT if action == calls.INSERT else calls.POP_AT
            pending = frame.pending
            for _, other, _ in pending:
                if other is tracked:
                    action = calls.WHOLE
                    pending = tuple(entry for entry in pending if entry[1] is not tracked)
                    break
            frame.pending = (*pending, (action, tracked, key))

        return on_call

    def _call_site(self, frame: Frame, offset: int):
        """The number of arguments of a call, and an evaluator of the first of them (None where it has none)."""
        found = frame.code.calls.get(offset)
        if found is None:
            arguments, node = frame.code.call_at(offset)
            key = None
            if node is not None and node.args:
                stores = frame.code.stores_of(frame.line.line)
                bound = frozenset(stores.names) | frozenset(stores.globals)
                key = self._settler.analysis.evaluator(node.args[0], frame.code.local, bound)
            found = frame.code.calls[offset] = (arguments, key)
        return found
