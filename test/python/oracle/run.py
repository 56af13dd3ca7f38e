"""Runs one program under the oracle, in the same surroundings as the recorder's."""

import builtins
import gc
import io
import json
import random
import sys
import types

from .recorder import Oracle

FILENAME = "<program>"
MONITORING_TOOL = 4
current: Oracle | None = None


class Stream(io.TextIOBase):
    """A standard stream that tells the oracle what is written to it."""

    def __init__(self, name: str, texts: list[list[str]]) -> None:
        self.stream = name
        self.texts = texts

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.texts.append([self.stream, text])
        if current is not None:
            current.write(self.stream, text)
        return len(text)


def watch_exec(event: str, arguments: tuple) -> None:
    """Code that the program itself executes by exec or eval belongs to it."""
    if current is not None and event == "exec":
        caller = sys._getframe(1)
        if current.program.is_own(caller.f_code):
            current.program.adopt(arguments[0])


sys.addaudithook(watch_exec)


def run(request: str) -> str:
    """Takes {source, stdin, seed, limit, keepAlive}; gives {steps, outcome, texts}."""
    global current
    asked = json.loads(request)
    source = asked["source"]
    oracle = Oracle(source, FILENAME, asked["limit"], asked["keepAlive"])
    texts: list[list[str]] = []
    lines = iter(asked["stdin"])

    def read(prompt: object = "", /) -> str:
        if prompt != "":
            sys.stdout.write(str(prompt))
        line = next(lines, None)
        oracle.read(line)
        if line is None:
            raise EOFError("no input line left")
        return line

    module = types.ModuleType("__main__")
    module.__dict__["__builtins__"] = builtins
    code = compile(source, FILENAME, "exec", dont_inherit=True)
    oracle.program.adopt(code)
    oracle.program.namespace = module.__dict__
    saved = sys.modules["__main__"], sys.stdout, sys.stderr, builtins.input
    monitoring = sys.monitoring
    monitoring.use_tool_id(MONITORING_TOOL, "oracle")
    monitoring.register_callback(
        MONITORING_TOOL, monitoring.events.PY_UNWIND, oracle.on_unwind
    )
    sys.modules["__main__"] = module
    sys.stdout, sys.stderr = Stream("stdout", texts), Stream("stderr", texts)
    builtins.input = read
    random.seed(asked["seed"])
    gc.collect()
    gc.disable()
    current = oracle
    outcome = "finished"
    try:
        monitoring.set_events(MONITORING_TOOL, monitoring.events.PY_UNWIND)
        sys.settrace(oracle.trace)
        try:
            exec(code, module.__dict__)
        finally:
            sys.settrace(None)
            monitoring.set_events(MONITORING_TOOL, 0)
    except BaseException as error:
        outcome = type(error).__name__
        error.__traceback__ = None
    finally:
        current = None
        monitoring.free_tool_id(MONITORING_TOOL)
        sys.modules["__main__"], sys.stdout, sys.stderr, builtins.input = saved
        gc.enable()
    if oracle.failure is not None:
        raise oracle.failure
    result = {"steps": oracle.steps, "outcome": outcome, "texts": texts, "full": oracle.full}
    # Lone surrogates survive as escapes.
    return json.dumps(result)
