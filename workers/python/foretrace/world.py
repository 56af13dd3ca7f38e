"""The world that the program runs in: its input, its output, its clock, its event loop."""

from __future__ import annotations

import asyncio
import builtins
import io
import os
import random
import sys
import time

from .folder import Folder
from .limits import Stop


class Output(io.TextIOBase):
    """`sys.stdout` or `sys.stderr` of the program; what is written goes to `write_text(stream, text)`."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, stream: int, write_text) -> None:
        self._stream = stream
        self._write_text = write_text
        self.buffer = _Bytes(self)
        self.name = ("<stdout>", "<stderr>")[stream]

    def write(self, text: str) -> int:
        if not issubclass(type(text), str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if text:
            self._write_text(self._stream, str.__str__(text))
        return len(text)

    def writable(self) -> bool:
        return True


class _Bytes(io.RawIOBase):
    def __init__(self, output: Output) -> None:
        self._output = output

    def write(self, data) -> int:
        self._output.write(bytes(data).decode("utf-8", "backslashreplace"))
        return len(data)

    def writable(self) -> bool:
        return True


class Input(io.TextIOBase):
    """`sys.stdin` of the program: the request's lines, each asked for with `next_line()`, None at the end."""

    encoding = "utf-8"
    errors = "strict"
    name = "<stdin>"

    def __init__(self, next_line) -> None:
        self._next_line = next_line

    def readable(self) -> bool:
        return True

    def readline(self, size: int = -1) -> str:
        line = self._next_line()
        return "" if line is None else line + "\n"

    def read(self, size: int = -1) -> str:
        return "".join(iter(self.readline, ""))

    def __next__(self) -> str:
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class _Timers:
    """Stands in for a selector: there is nothing to wait for but time, and time is not real."""

    def __init__(self, clock) -> None:
        self._clock = clock

    def select(self, timeout: float | None) -> list:
        if timeout is None:
            raise RuntimeError("every task waits, and nothing is left that could wake one of them")
        if timeout > 0:
            # A microsecond more, lest rounding leave the clock just before the moment that is waited for.
            self._clock.advance(timeout * 1000 + 0.001)
        return []


class EventLoop(asyncio.BaseEventLoop):
    """An event loop without input or output whose sleeping takes no real time."""

    def __init__(self, clock) -> None:
        super().__init__()
        self._clock = clock
        self._selector = _Timers(clock)

    def time(self) -> float:
        return self._clock.virtual() / 1000

    def call_exception_handler(self, context: dict) -> None:
        """As usual, but that a stop of the run is nobody's error."""
        if not isinstance(context.get("exception"), Stop):
            super().call_exception_handler(context)

    def _process_events(self, events: list) -> None:
        """There are none."""

    def _write_to_self(self) -> None:
        """No other thread can wake this loop, so there is nothing to write to."""


class Policy(asyncio.events._AbstractEventLoopPolicy):
    """Gives every `asyncio.run` a loop of ours."""

    def __init__(self, clock) -> None:
        self._clock = clock
        self._loop: asyncio.AbstractEventLoop | None = None

    def get_event_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self._loop = loop

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        return EventLoop(self._clock)


class World:
    """Puts the program's world in place (`enter`) and takes it away (`leave`).

    `on_output(stream, text)`, `on_input(line or None)` and `stop(reason)` are the recorder's.
    """

    def __init__(self, lines: list[str], seed: int, clock, on_output, on_input, stop, on_limit) -> None:
        self._lines = list(lines)
        self._seed = seed
        self._clock = clock
        self._on_output = on_output
        self._on_input = on_input
        self._stop = stop
        self._on_limit = on_limit
        self.exit_code: int | None = None
        self._folder = Folder()
        self._kept: list[tuple[object, str, object]] = []

    def enter(self) -> None:
        random.seed(self._seed)
        self._folder.__enter__()
        self._replace(sys, "stdout", Output(0, self._on_output))
        self._replace(sys, "stderr", Output(1, self._on_output))
        self._replace(sys, "stdin", Input(self._next_line))
        self._replace(sys, "argv", ["program.py"])
        self._replace(builtins, "input", self._make_input())
        self._replace(builtins, "exit", _make_exit("exit"))
        self._replace(builtins, "quit", _make_exit("quit"))
        self._replace(time, "sleep", self._make_sleep())
        self._replace(os, "_exit", self._make_leave())
        self._replace(os, "abort", self._make_leave(134))
        self._replace(sys, "setrecursionlimit", self._make_set_limit())
        self._replace(sys, "getrecursionlimit", lambda: self._on_limit(None))
        self._running = asyncio._get_running_loop()
        asyncio._set_running_loop(None)
        self._policy = asyncio.events._get_event_loop_policy()
        asyncio.events._set_event_loop_policy(Policy(self._clock))

    def leave(self) -> None:
        for owner, name, value in reversed(self._kept):
            if value is _ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, value)
        self._kept.clear()
        self._folder.__exit__()
        asyncio.events._set_event_loop_policy(self._policy)
        asyncio._set_running_loop(self._running)

    def _replace(self, owner: object, name: str, value: object) -> None:
        self._kept.append((owner, name, getattr(owner, name, _ABSENT)))
        setattr(owner, name, value)

    def _next_line(self) -> str | None:
        line = self._lines.pop(0) if self._lines else None
        self._on_input(line)
        return line

    def _make_input(self):
        def input(prompt: object = "", /) -> str:
            """Reads the next line of the program's input."""
            text = str(prompt)
            if text:
                sys.stdout.write(text)
            line = self._next_line()
            if line is None:
                self._stop("needs-input")
            return line

        return input

    def _make_sleep(self):
        def sleep(seconds: float, /) -> None:
            """Moves the clock on; no real time passes."""
            if seconds < 0:
                raise ValueError("sleep length must be non-negative")
            self._clock.advance(float(seconds) * 1000)

        return sleep

    def _make_leave(self, fixed: int | None = None):
        def leave(code: int = 0, /) -> None:
            self.exit_code = code if fixed is None else fixed
            self._stop("exit")

        return leave

    def _make_set_limit(self):
        def setrecursionlimit(limit: int, /) -> None:
            if not issubclass(type(limit), int):
                raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
            if limit < 1:
                raise ValueError("recursion limit must be greater or equal than 1")
            self._on_limit(limit)

        return setrecursionlimit


_ABSENT = object()


def _make_exit(name: str):
    def leave(code: object = None, /) -> None:
        raise SystemExit(code)

    leave.__name__ = leave.__qualname__ = name
    return leave
