"""Frames of the program while they live, and where the recording is among them."""

from __future__ import annotations

import weakref
from types import FrameType

from .codes import Code


class Frame:
    """A frame of which the state is recorded.

    `references` are what was recorded last of its names, by name index, None where unbound; `line` is the line that
    runs.
    """

    __slots__ = (
        "number",
        "code",
        "frame",
        "parent",
        "line",
        "lines",
        "references",
        "get",
        "pending",
        "owner",
        "foreign",
        "everything",
        "namespace",
        "weak",
    )

    def __init__(self, number: int, code: Code, frame: FrameType | None, parent: Frame | None) -> None:
        self.number = number
        self.code = code
        self.frame = frame
        self.parent = parent
        self.line = code.first
        self.lines = code.lines
        self.references: list[int | None] = []
        self.get = None
        # What calls from the line may have changed: (action, object, evaluator of a key or an index).
        self.pending: tuple = ()
        # The frame that shows its names, for code that `exec` runs in the module's namespace; None: itself.
        self.owner: Frame | None = None
        # It was called by a library, which may do anything after it returns.
        self.foreign = False
        # At the next event everything is compared.
        self.everything = False
        self.namespace: dict | None = None
        # The generator that a paused frame belongs to, where nothing may be held.
        self.weak: weakref.ref | None = None


class PathFrame:
    """A frame of which only the path is recorded, while it is paused or handed from one tier to the other.

    `at` is the path entry of its line; `frame` Python's own frame, or `weak` the generator that it belongs to, where it is paused.
    """

    __slots__ = ("number", "code", "at", "frame", "weak")

    def __init__(self, number: int, code: Code, at: int, frame: FrameType | None = None) -> None:
        self.number = number
        self.code = code
        self.at = at
        self.frame = frame
        self.weak: weakref.ref | None = None


class Moment:
    """Where the recording is: shared by everything that takes part in it.

    `steps` and `frames` count what was recorded; `current` is the innermost frame of which the state is recorded, `main` the
    module's; `suspended` are paused frames by `pause_key`; `next_check` is the step at which limits are looked at again, `next_exact`
    the first at which that must happen and no later.
    """

    __slots__ = (
        "steps",
        "frames",
        "depth",
        "current",
        "main",
        "suspended",
        "next_check",
        "next_exact",
        "with_state",
        "careful",
    )

    def __init__(self, with_state: bool, careful: bool) -> None:
        self.steps = 0
        self.frames = 0
        self.depth = 0
        self.current: Frame | None = None
        self.main: Frame | None = None
        self.suspended: dict[int, Frame | PathFrame] = {}
        self.next_check = self.next_exact = 0
        self.with_state = with_state
        # The program can tell when objects die: nothing of it may be held.
        self.careful = careful

    def pause_key(self, frame: FrameType) -> int:
        """What a paused frame is found by: its own id, or its generator's where it may not be held."""
        return id(frame.f_generator if self.careful else frame)

    def pause(self, frame: Frame | PathFrame) -> None:
        """Puts a frame aside that yields or awaits."""
        self.suspended[self.pause_key(frame.frame)] = frame
        if self.careful:
            frame.weak = weakref.ref(frame.frame.f_generator)
            frame.frame = None

    def running(self, frame: FrameType) -> Frame | None:
        """The frame on the stack that is this one of Python's."""
        found = self.current
        while found is not None and found.frame is not frame:
            found = found.parent
        return found

    def frame_of_generator(self, generator: object) -> int:
        """The number of a generator's frame, -1 while it has not started."""
        inner = frame_of(generator)
        if inner is None:
            return -1
        found = self.suspended.get(id(generator if self.careful else inner)) or self.running(inner)
        if found is None or (found.weak is not None and found.weak() is not generator):
            return -1
        return found.number

    def stack(self) -> list[Frame]:
        """The stack from its outermost frame to the innermost."""
        frames = []
        frame = self.current
        while frame is not None:
            frames.append(frame)
            frame = frame.parent
        return frames[::-1]


def frame_of(generator: object) -> FrameType | None:
    """Python's frame of a generator, coroutine or asynchronous generator; None when it has ended."""
    for name in ("gi_frame", "cr_frame", "ag_frame"):
        if hasattr(generator, name):
            return getattr(generator, name)
    return None


class Refusal:
    """The recursion limit, as Python itself keeps it.

    Python's own limit is set higher, so that the recorder has room at every depth that the program may reach. The
    frame that goes beyond the program's limit gets the error that Python would have raised, and no steps.
    """

    __slots__ = ("_frame", "_error")

    def __init__(self) -> None:
        self._frame: FrameType | None = None
        self._error: BaseException | None = None

    def refuse(self, frame: FrameType) -> None:
        self._frame = frame
        raise RecursionError("maximum recursion depth exceeded")

    def concerns(self, frame: FrameType, error: BaseException, leaving: bool) -> bool:
        """Whether an exception event speaks of the refused frame; takes that out of the traceback afterwards."""
        if self._frame is not None and self._frame is frame:
            if leaving:
                self._frame, self._error = None, error
            return True
        if self._error is not None:
            if self._error is error and error.__traceback__ is not None:
                error.__traceback__.tb_next = None
            self._error = None
        return False
