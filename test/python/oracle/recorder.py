"""The oracle: every event of sys.settrace, each with the whole state of the program."""

import json
import types
from dataclasses import dataclass
from opcode import opmap

from .heap import Heap
from .program import SET_BY_PYTHON, Program

RESUME_OPCODE = opmap["RESUME"]
YIELD_OPCODE = opmap["YIELD_VALUE"]
DELEGATING_OPCODES = (opmap["SEND"], opmap["END_SEND"])
RETURN_OPCODE = opmap["RETURN_VALUE"]
OPTIMIZED = 1
# The iterator of a generator expression, which no source can name, and what Python keeps for itself.
HIDDEN = {".0", "__classdict__", "__conditional_annotations__"}
FrameLocalsProxy = type((lambda: __import__("sys")._getframe().f_locals)())


class Oracle:
    """Runs one program and keeps its steps as JSON-able dictionaries."""

    def __init__(self, source: str, filename: str, limit: int, keep_alive: bool) -> None:
        self.program = Program(source, filename)
        self.limit = limit
        self.keep_alive = keep_alive
        self.kept: dict[int, object] = {}
        self.steps: list[dict] = []
        # The frames of the program on the stack, innermost last.
        self.stack: list[Active] = []
        # The namespaces of modules and class bodies, and what was in them at first.
        self.namespaces: dict[int, dict] = {}
        self.presets: dict[int, dict] = {}
        self.numbers: dict[int, int] = {}
        self.codes: list[types.CodeType] = []
        self.shown: dict[int, str] = {}
        # The types that objects had when they were first met.
        self.types: dict[int, type] = {}
        self.unwinding: types.FrameType | None = None
        self.full = False
        self.failure: BaseException | None = None

    # Events -----------------------------------------------------------------

    def trace(self, frame: types.FrameType, event: str, argument: object):
        """The trace function, for new frames and for the events inside them."""
        if self.full or not self.program.is_own(frame.f_code):
            return None
        try:
            getattr(self, "on_" + event)(frame, argument)
        except BaseException as error:
            # A mistake of the oracle itself: the run goes on, and `run` reports it.
            self.failure = self.failure or error
            self.full = True
            return None
        return self.trace

    def on_call(self, frame: types.FrameType, _argument: object) -> None:
        if is_start(frame):
            number = len(self.codes)
            self.codes.append(frame.f_code)
            self.numbers[id(frame)] = number
            if not frame.f_code.co_flags & OPTIMIZED:
                self.namespaces[number] = frame.f_locals
                self.presets[number] = dict(dict.items(frame.f_locals))
            if frame.f_generator is not None:
                self.program.generators[frame.f_generator] = number
            self.stack.append(Active(number, frame, frame.f_code.co_firstlineno))
            self.step("call")
        else:
            number = self.numbers[id(frame)]
            self.stack.append(Active(number, frame, frame.f_lineno))
            self.step("resume")

    def on_line(self, frame: types.FrameType, _argument: object) -> None:
        self.stack[-1].line = frame.f_lineno or 1
        self.step("line")

    def on_exception(self, frame: types.FrameType, argument: tuple) -> None:
        is_made_up = type(argument[1]) is StopIteration and argument[2] is None
        if is_made_up and frame.f_code.co_code[frame.f_lasti] not in DELEGATING_OPCODES:
            # Whether Python tells that a loop's generator ran out depends on what else is watched.
            return
        self.step("exception", argument[1])

    def on_return(self, frame: types.FrameType, argument: object) -> None:
        opcode = frame.f_code.co_code[frame.f_lasti]
        if opcode == YIELD_OPCODE:
            self.step("yield", argument)
        elif opcode == RETURN_OPCODE:
            self.step("return", argument)
            del self.numbers[id(frame)]
        else:
            # sys.settrace does not say which exception it is: PY_UNWIND follows and does.
            del self.numbers[id(frame)]
            self.unwinding = frame
            return
        self.stack.pop()

    def on_unwind(self, code: types.CodeType, _offset: int, error: BaseException) -> None:
        if self.unwinding is None or self.unwinding.f_code is not code:
            return
        self.unwinding = None
        self.step("unwind", error)
        self.stack.pop()

    def write(self, stream: str, text: str) -> None:
        """Called by the output streams; writes with nothing between them are one step."""
        if text == "" or not self.stack or self.full:
            return
        last = self.steps[-1]
        if last["event"] == "output" and last["stream"] == stream:
            last["text"] += text
            return
        self.step("output", stream=stream, text=text)

    def read(self, line: str | None) -> None:
        if self.stack and not self.full:
                self.step("input", text=line)

    # State ------------------------------------------------------------------

    def step(self, event: str, *values: object, **more: object) -> None:
        inner = self.stack[-1]
        heap = Heap(self.program, self.types)
        about = {
            "event": event,
            "line": inner.line,
            "frame": inner.number,
            "code": [inner.frame.f_code.co_qualname, inner.frame.f_code.co_firstlineno],
            "own": inner.frame.f_code.co_filename == self.program.filename,
            **more,
        }
        if values:
            about["value"] = heap.ref(values[0])
        about["stack"] = [
            {
                "frame": active.number,
                "line": active.line,
                "names": heap.named(self.variables(active.number, active.frame)),
            }
            for active in self.stack
        ]
        heap.walk()
        about["suspended"] = self.suspended(heap)
        about["heap"] = self.news(heap)
        self.steps.append(about)
        if "__class__" in self.program.assigned_names:
            # Elsewhere another type at the same address means another object.
            self.types = {key: self.types.get(key, type(value)) for key, value in heap.by_id()}
        if self.keep_alive:
            self.kept.update((id(value), value) for value in heap.met)
        if len(self.steps) >= self.limit:
            self.full = True

    def suspended(self, heap: Heap) -> list:
        """Paused frames that a reachable generator keeps; they can lead to further generators."""
        active = {entry.number for entry in self.stack}
        found = []
        while heap.generators:
            number, frame = heap.generators.pop()
            if number in active:
                continue
            active.add(number)
            names = heap.named(self.variables(number, frame))
            found.append({"frame": number, "line": frame.f_lineno, "names": names})
            heap.walk()
        return found

    def news(self, heap: Heap) -> dict[int, dict]:
        """The objects that differ from what was last said about them."""
        changed = {}
        for key, about in heap.objects.items():
            text = json.dumps(about)
            if self.shown.get(key) != text:
                self.shown[key] = text
                changed[key] = about
        return changed

    def variables(self, number: int, frame: types.FrameType) -> list[tuple[str, object]]:
        """The frame's names and what they are bound to."""
        fast = frame.f_locals
        names = self.namespaces.get(number)
        if number != 0 and names is self.program.namespace:
            # Code that exec runs in the module's own namespace: its names are the module's.
            return []
        if names is None:
            return [(name, value) for name, value in fast.items() if name not in HIDDEN]
        preset = self.presets[number] if frame.f_code.co_name != "<module>" else {}
        bound = {
            name: value
            for name, value in dict.items(names)
            if name not in SET_BY_PYTHON and (name not in preset or preset[name] is not value)
        }
        if fast is not names and isinstance(fast, FrameLocalsProxy):
            # A comprehension runs inside the body: its names stand before those of the body.
            bound.update((name, value) for name, value in fast.items() if name not in HIDDEN)
        return list(bound.items())


@dataclass
class Active:
    """A frame of the program on the stack, and the line that it is at."""

    number: int
    frame: types.FrameType
    line: int


def is_start(frame: types.FrameType) -> bool:
    code = frame.f_code.co_code
    if code[frame.f_lasti] != RESUME_OPCODE:
        # throw() into a generator that has not started.
        return True
    return code[frame.f_lasti + 1] & 3 == 0
