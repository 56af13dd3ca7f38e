"""One request, one run, one recording."""

from __future__ import annotations

import ast
import json
import linecache
import os.path
import re
import sys
import types

from . import evidence, hooks
from .afresh import Afresh
from .errors import describe, describe_syntax
from .careful import notices_deaths
from .interventions import Intervention
from .limits import Limits, Stop
from .probes import PROBE_FILE
from .recorder import Recorder
from .shared import Compiled, compile_shared, compile_whole
from .syntax import nodes_of
from .world import World

# The real ones: the program meets others.
_set_limit, _get_limit = sys.setrecursionlimit, sys.getrecursionlimit
_dumps, _loads = json.dumps, json.loads

FILE = "program.py"
# Fields of a request that say nothing about the recording.
_UNTOLD = ("source", "flushFrom", "eager", "shared")
# Python frames that the recorder and its callbacks may need on top of the program's.
_ROOM = 120


def run(request_json: str, emit, clock) -> str:
    """Runs a program and records it.

    `request_json` is a run request; `emit(columns, tables)` takes each chunk (bytes by column name, JSON text);
    `clock` has `real()` and `virtual()` in milliseconds and `advance(milliseconds)`. Returns the outcome as JSON; for a
    request for evidence, which records nothing, the replies.
    """
    request = _loads(request_json)
    if "evidence" in request:
        return evidence.answer_batch(request["evidence"], request["limits"]["timeMs"], clock.real)
    outcome = {
        "format": 1,
        "python": ".".join(map(str, sys.version_info[:3])),
        "request": {name: value for name, value in request.items() if name not in _UNTOLD},
        "fixed": {"seed": request.get("seed", 0), "hashSeed": 0, "clock": "2024-01-01T00:00:00Z"},
        "limits": Limits(request).as_json(),
    }
    # As in a file: a byte order mark in front is no part of the program.
    source = request["source"].removeprefix("\ufeff")
    try:
        on_311 = request.get("profile") == "3.11"
        lines = request.get("shared", 0)
        compiled = compile_shared(source, lines, FILE, on_311) if lines else None
        compiled = compiled or compile_whole(source, FILE, on_311)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        outcome |= {"kind": "syntax-error", "steps": 0, "stateUntil": 0, "error": describe_syntax(error, source)}
        return _dumps(outcome)
    global _last
    if _last is not None:
        _last.release()
    _last = _Run(request, source, compiled, emit, clock)
    outcome |= _last.go()
    return _dumps(outcome)


def run_next(request_json: str, emit, clock) -> str:
    """The same, where other programs follow in this interpreter: they find it as this one did, as far as that can be had."""
    global _afresh
    if _afresh is None:
        _afresh = Afresh()
    outcome = run(request_json, emit, clock)
    if _last is not None:
        _afresh.restore(_last.code)
    return outcome


_afresh: Afresh | None = None


# The run before this one is kept until then: where each run has a worker of its own, as in the page, nobody need
# spend time on taking its objects apart.
_last: _Run | None = None


class _Run:
    def __init__(self, request: dict, source: str, compiled: Compiled, emit, clock) -> None:
        self._request = request
        self.source = source
        self._found = compiled.found
        self._nodes = compiled.nodes
        self.code = compiled.code
        self._limits = Limits(request)
        self._module = types.ModuleType("__main__")
        self._module.__dict__.update(__builtins__=__builtins__, __file__=FILE)
        window, change = request.get("window"), request.get("set")
        self._recorder = Recorder(
            self._limits,
            self._module.__dict__,
            emit,
            clock,
            request.get("mode", "state") == "state",
            tuple(window) if window else None,
            notices_deaths(source, self._nodes),
            Intervention(change) if change else None,
            request.get("eager", True),
        )
        self._clock = clock
        self._files = {FILE}
        self._own_limit = _get_limit()
        self._base = _depth()

    def go(self) -> dict[str, object]:
        recorder = self._recorder
        self._remember(FILE, self.source)
        kept_main = sys.modules.get("__main__")
        sys.modules["__main__"] = self._module
        found = self._found
        for construct in found.constructs:
            recorder.columns.row("constructs", construct)
        for branch in found.branch_sites:
            recorder.columns.row("branches", branch)
        recorder.start(self.code, self._nodes, found.ways)
        world = World(
            self._request.get("stdin", []),
            self._request.get("seed", 0),
            self._clock,
            recorder.on_output,
            recorder.on_input,
            recorder.stop,
            self._recursion_limit,
        )
        world.enter()
        _watch_exec(self)
        _set_limit(self._base + self._limits.depth + _ROOM)
        try:
            ending = self._execute(world)
        finally:
            _set_limit(self._own_limit)
            _watch_exec(None)
            recorder.finish()
            world.leave()
            if kept_main is not None:
                sys.modules["__main__"] = kept_main
        return ending | {"steps": recorder.steps, "stateUntil": recorder.state_until}

    def release(self) -> None:
        self._module.__dict__.clear()
        self._recorder.heap.release()

    def _execute(self, world: World) -> dict[str, object]:
        recorder = self._recorder
        error: BaseException | None = None
        try:
            exec(self.code, self._module.__dict__)
        except Stop as stop:
            # Its traceback holds the frames of the program, and with them all of its objects.
            stop.__traceback__ = stop.__context__ = None
        except BaseException as caught:
            error = caught
            if _is_ours(caught):
                raise
        hooks.pause()
        if recorder.stopped is not None:
            reason = recorder.stopped.reason
            if reason == "exit":
                return {"kind": "exit", "code": str(world.exit_code), "line": recorder.last_line}
            return {"kind": "stopped", "reason": reason, "line": recorder.last_line}
        if error is None:
            return {"kind": "finished"}
        told = describe(error, frozenset(self._files))
        if isinstance(error, SystemExit):
            return {"kind": "exit", "code": "" if error.code is None else str(error.code), "error": told}
        return {"kind": "exception", "error": told}

    def _recursion_limit(self, limit: int | None) -> int:
        if limit is not None:
            self._limits.depth = limit
            _set_limit(min(self._base + limit + _ROOM, (1 << 31) - 1))
        return self._limits.depth

    def _remember(self, file: str, source: str) -> None:
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)

    def add_code(self, code: types.CodeType, source: str | None) -> None:
        """Code that the program compiled itself: from now on it makes steps too."""
        recorder = self._recorder
        if id(code) in recorder.codes.by_id or recorder.stopped is not None:
            return
        nodes: list[ast.AST] = []
        if source is not None:
            try:
                nodes = nodes_of(ast.parse(source))
            except (SyntaxError, ValueError, RecursionError):
                nodes = []
        file = len(self._files)
        self._files.add(f"{code.co_filename}#{file}")
        recorder.columns.row("files", {"file": code.co_filename, "source": source or ""})
        recorder.add_code(code, file, nodes, {})


# Audit hooks cannot be removed, so there is one, which speaks to the run of the moment.
_running: _Run | None = None
_last_source: str | None = None


def _audit(event: str, arguments: tuple) -> None:
    global _last_source
    if _running is None:
        return
    if event == "compile":
        source = arguments[0]
        if isinstance(source, bytes):
            source = source.decode("utf-8", "replace")
        _last_source = source if type(source) is str else None
    elif event == "exec":
        code = arguments[0]
        if isinstance(code, types.CodeType) and sys._getframe(1).f_code.co_filename in _program_files():
            _running.add_code(code, _last_source)
            _last_source = None


def _program_files() -> set[str]:
    return {found.code.co_filename for found in _running._recorder.codes.by_id.values()}


_listening = False


# What a program has to mention to run code that it makes itself.
_MAKES_CODE = re.compile(r"\b(exec|eval|compile)\b")


def _watch_exec(run: _Run | None) -> None:
    """Hears of code that the program makes. A hook makes `id()` and `sys._getframe()`, which the recorder
    lives on, several times dearer, so it is there for those programs only that can need it."""
    global _running, _listening
    _running = run
    if run is not None and not _listening and _MAKES_CODE.search(run.source):
        sys.addaudithook(_audit)
        _listening = True


def _is_ours(error: BaseException) -> bool:
    """Whether the recorder itself broke: such an error must not pass for one of the program."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None or isinstance(error, RecursionError):
        return False
    file = last.tb_frame.f_code.co_filename
    return file == PROBE_FILE or (os.path.dirname(file) == os.path.dirname(__file__) and not file.endswith("world.py"))


def _depth() -> int:
    frame, depth = sys._getframe(1), 0
    while frame is not None:
        frame = frame.f_back
        depth += 1
    return depth
