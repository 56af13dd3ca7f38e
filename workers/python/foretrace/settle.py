"""Finds out what the code that ran between two events has changed, and writes it down.

Between two events only one frame of the program has run: the one that was innermost at the first of them. So at
each event that frame is *settled*: the names and places are looked at that its line may have changed (`effects.py`),
and what calls from that line may have changed (`calls.py`).
"""

from __future__ import annotations

from . import calls
from .codes import Codes
from .contents import MISSING
from .effects import Analysis, LineEffects
from .frames import Frame, Moment, frame_of
from .heap import Heap
from .kinds import DICT
from .tracked import FRAME, LOCAL, STEP, UNBIND
from .values import SMALL


class Settler:
    """`quickly(frame)` settles a frame after its line; `preset` are names of the module that Python itself sets."""

    def __init__(
        self, moment: Moment, heap: Heap, codes: Codes, namespace: dict[str, object], preset: frozenset[str]
    ) -> None:
        self._moment = moment
        self._heap = heap
        self._codes = codes
        self._namespace = namespace
        self._preset = preset
        self.analysis = Analysis(heap, namespace)
        self._ops = heap.ops
        self._reference = heap.reference
        self._waiting = heap.waiting
        # What may change without a trace in the line's code; never empty where everything has to be walked.
        self.restless = heap.restless
        # The step whose STEP was written last, and the frame that LOCAL speaks of.
        self._marked = -1
        self._told = 0
        # Frames that see a closure variable, by its name.
        self._closed: dict[str, list[Frame]] = {}
        self.slowly = self._by_walk if moment.careful else self._by_line
        if moment.careful:
            self.suspect()
        # Settles a frame after its line.
        self.quickly = self._make_quickly()

    # ---- writing -------------------------------------------------------------------------------

    def mark(self) -> None:
        """Begins the operations of the step that is being recorded."""
        if self._marked != self._moment.steps:
            self._marked = self._moment.steps
            self._ops.append(self._marked * 16 + STEP)

    def suspect(self) -> None:
        """From now on anything may change at any time: C code holds something that changes objects."""
        self.restless[0] = None

    def begin_afresh(self) -> None:
        """What follows says of each name again which frame it means."""
        self._told = -1

    def _mark_from(self, start: int) -> None:
        """Puts the STEP in front of what was written from `start` on."""
        if len(self._ops) != start and self._marked != self._moment.steps:
            self._marked = self._moment.steps
            self._ops.insert(start, self._marked * 16 + STEP)

    def bind(self, frame: Frame, index: int, value: object) -> None:
        """Records a name's value where it differs from what was recorded last."""
        now = None if value is MISSING else self._reference(value)
        references = frame.references
        while index >= len(references):
            references.append(None)
        if references[index] != now:
            references[index] = now
            self._write(frame.number, index, now)

    def _write(self, frame: int, index: int, now: int | None) -> None:
        ops = self._ops
        if self._told != frame:
            self._told = frame
            ops.append(frame * 16 + FRAME)
        if now is None:
            ops.append(index * 16 + UNBIND)
        else:
            ops.append(index * 16 + LOCAL)
            ops.append(now)

    def value(self, value: object) -> int:
        """The reference of a step's own value; what it leads to is recorded with the step."""
        found = self._reference(value)
        if self._waiting:
            self.mark()
            self._heap.drain()
        return found

    # ---- settling ------------------------------------------------------------------------------

    def _make_quickly(self):
        """Settles a frame whose line does no more than bind names of its own and store to places that are known."""
        moment, heap, ops, reference = self._moment, self._heap, self._ops, self._reference
        waiting, restless, slowly = self._waiting, self.restless, self.slowly
        settler, after_call = self, self._after_call

        def quickly(frame: Frame) -> None:
            effects = frame.line
            if effects.odd or frame.everything or restless:
                slowly(frame)
                return
            steps = moment.steps
            fresh = settler._marked != steps
            if fresh:
                ops.append(steps * 16 + STEP)
            start = len(ops)
            get = frame.get
            everything = False
            if effects.probes:
                for probe in effects.probes:
                    if not probe(get):
                        everything = True
            if frame.pending:
                for action, tracked, key in frame.pending:
                    if action == calls.EVERYTHING:
                        everything = True
                    else:
                        after_call(action, tracked, key, get)
            if effects.stores:
                owner = frame.owner or frame
                references = owner.references
                for name, index in effects.stores:
                    value = get(name, MISSING)
                    if type(value) is int and -SMALL <= value < SMALL:
                        now = value * 4
                    else:
                        now = None if value is MISSING else reference(value)
                    if references[index] != now:
                        references[index] = now
                        if settler._told != owner.number:
                            settler._told = owner.number
                            ops.append(owner.number * 16 + FRAME)
                        if now is None:
                            ops.append(index * 16 + UNBIND)
                        else:
                            ops.append(index * 16 + LOCAL)
                            ops.append(now)
            if everything:
                settler._compare_everything()
            if waiting:
                heap.drain()
            if fresh:
                if len(ops) == start:
                    del ops[-1]
                else:
                    settler._marked = steps

        return quickly

    def _by_line(self, frame: Frame) -> None:
        """Settles a frame by what its line may do."""
        start = len(self._ops)
        effects = frame.line
        get = frame.get
        everything = effects.everything or frame.everything or 0 in self.restless
        for probe in effects.probes:
            if not probe(get):
                everything = True
        for action, tracked, key in frame.pending:
            if action == calls.EVERYTHING:
                everything = True
            else:
                self._after_call(action, tracked, key, get)
        if self.restless:
            self._heap.check_restless()
        self._bind_names(frame, effects)
        if everything:
            frame.everything = False
            self._compare_everything()
        if self._waiting:
            self._heap.drain()
        self._mark_from(start)

    def _bind_names(self, frame: Frame, effects: LineEffects) -> None:
        owner, get = frame.owner or frame, frame.get
        for name, index in effects.stores:
            self.bind(owner, index, get(name, MISSING))
        if effects.hidden:
            hidden = _hidden_names(frame)
            for name, index in effects.hidden:
                value = hidden.get(name, MISSING)
                self.bind(owner, index, get(name, MISSING) if value is MISSING else value)
        main = self._moment.main
        for name in effects.globals:
            if name not in self._preset:
                self.bind(main, self._codes.name(main.code, name), self._namespace.get(name, MISSING))
        for name in effects.cells:
            for other in self._closed.get(name, ()):
                if other is not frame and other.get is not None:
                    self.bind(other, other.code.index[name], other.get(name, MISSING))
            self._heap.check_cells(name)

    def _after_call(self, action: int, tracked, key, get) -> None:
        """Looks at what a call changed."""
        heap = self._heap
        if self._waiting:
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
        elif action == calls.POP_AT:
            heap.check_removed(tracked, key)
        elif action == calls.INSERT:
            heap.check_inserted(tracked, key)
        elif action == calls.EXTEND:
            heap.check_extended(tracked)
        elif action == calls.KEYED and key is not None:
            value = key(get)
            if value is MISSING or not heap.check_keyed(tracked, value):
                heap.check(tracked)
        else:
            heap.check(tracked)

    def _compare_everything(self) -> None:
        self._heap.check_everything()
        for frame in self._moment.stack()[::-1]:
            self.compare_names(frame)
        for frame in list(self._moment.suspended.values()):
            self.compare_names(frame)

    def _by_walk(self, frame: Frame) -> None:
        """Settles everything by a walk of all that names reach, holding nothing."""
        start = len(self._ops)
        moment, heap = self._moment, self._heap
        heap.begin()
        for running in moment.stack()[::-1]:
            self.compare_names(running)
        for key, paused in list(moment.suspended.items()):
            generator = paused.weak()
            inner = None if generator is None else frame_of(generator)
            if inner is None:
                # Dropped, or closed with nothing left to do.
                del moment.suspended[key]
                continue
            paused.get = inner.f_locals.get
            self.compare_names(paused)
            paused.get = None
        heap.drain()
        heap.forget()
        self._mark_from(start)

    def compare_names(self, frame: Frame) -> None:
        """Compares all names of a frame with what was recorded."""
        if frame.owner is not None:
            return
        index = frame.code.index
        if frame.namespace is None:
            for name, number in index.items():
                self.bind(frame, number, frame.get(name, MISSING))
            return
        preset = self._preset
        if frame.code.top:
            # A class body shows the names that it mentions: a metaclass may have put others there.
            for name in list(dict.keys(frame.namespace)):
                if type(name) is str and name not in preset:
                    self._codes.name(frame.code, name)
        hidden = _hidden_names(frame)
        for name, number in list(index.items()):
            if name not in preset:
                value = hidden.get(name, MISSING)
                self.bind(frame, number, frame.get(name, MISSING) if value is MISSING else value)

    # ---- frames --------------------------------------------------------------------------------

    def opened(self, frame: Frame) -> None:
        """A frame was called: its names as they are then."""
        code = frame.code
        if code.top:
            self.mark()
            self.compare_names(frame)
        elif frame.owner is None:
            self._read_arguments(frame)
        if self._waiting:
            self._heap.drain()

    def _read_arguments(self, frame: Frame) -> None:
        code, get, ops, reference = frame.code, frame.get, self._ops, self._reference
        frame.references = references = [None] * len(code.index)
        if code.arguments:
            self.mark()
            self._told = frame.number
            ops.append(frame.number * 16 + FRAME)
            # Arguments are the first of a code's names.
            for index, name in enumerate(code.arguments):
                value = get(name, MISSING)
                if value is not MISSING:
                    references[index] = now = reference(value)
                    ops.append(index * 16 + LOCAL)
                    ops.append(now)
        if code.closed:
            self.mark()
            for name in code.closed:
                self.bind(frame, code.index[name], get(name, MISSING))
            self.watch_closed(frame)

    def watch_closed(self, frame: Frame) -> None:
        """From now on the frame hears of stores to the closure variables that it sees."""
        for name in frame.code.closed:
            self._closed.setdefault(name, []).append(frame)

    def closed(self, frame: Frame) -> None:
        """A frame has ended."""
        for name in frame.code.closed:
            seen = self._closed.get(name)
            if seen and frame in seen:
                seen.remove(frame)

    def sweep(self) -> None:
        """Forgets objects that no name reaches."""
        roots: list[int] = []
        for frame in (*self._moment.stack(), *self._moment.suspended.values()):
            roots += [found for found in frame.references if found is not None]
        self._heap.sweep(roots)

    def line_of(self, frame: Frame, line: int) -> LineEffects:
        """A line that is reached for the first time."""
        owner = frame.owner or frame
        effects = self._codes.line(frame.code, line, self.analysis, owner.code, self._preset)
        # A namespace that the program gave to `exec` may be a dict that it also sees.
        foreign = frame.code.top and frame.owner is None and frame.number > 0
        if foreign or (effects.globals and frame.frame.f_globals is not self._namespace):
            effects.everything = True
            effects.settle()
        owner.references.extend([None] * (len(owner.code.index) - len(owner.references)))
        return effects


def _hidden_names(frame: Frame):
    """Names of comprehensions, which stand beside a frame's namespace while they run."""
    if not frame.code.code.co_varnames:
        return {}
    visible = frame.frame.f_locals
    return {} if visible is frame.namespace else visible
