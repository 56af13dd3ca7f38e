"""Runs a program in the surroundings that the recorder gives it: under the oracle, or with nothing watching."""

import ast
import builtins
import gc
import json
import linecache
import sys
import traceback
import types

from foretrace.careful import notices_deaths
from foretrace.syntax import nodes_of
from foretrace.world import World

from .heap import Heap
from .program import Program
from .recorder import Oracle

FILENAME = "program.py"
MONITORING_TOOL = 3
STREAMS = ("stdout", "stderr")
current: Oracle | None = None


class Stopped(BaseException):
    """Ends a program that asked for input that is not there, or left the interpreter."""


def watch_exec(event: str, arguments: tuple) -> None:
    """Code that the program itself executes by exec or eval belongs to it."""
    if current is not None and event == "exec":
        if current.program.is_own(sys._getframe(1).f_code):
            current.program.adopt(arguments[0])


sys.addaudithook(watch_exec)


def run(request: str, clock) -> str:
    """Takes {source, stdin, seed, limit, keepAlive}; gives {steps, outcome, texts, full} as JSON.

    `full` says that the limit of steps was reached; the steps before it are all there.
    """
    asked = json.loads(request)
    oracle = Oracle(asked["source"], FILENAME, asked["limit"], asked["keepAlive"])
    result = run_in_world(asked, clock, oracle)
    if oracle.failure is not None:
        raise oracle.failure
    return json.dumps({"steps": oracle.steps, "full": oracle.full, **result})


def run_plain(request: str, clock) -> str:
    """The same without any watching; gives {outcome, texts, globals}."""
    return json.dumps(run_in_world(json.loads(request), clock, None))


def may_be_kept_alive(source: str) -> bool:
    """Whether nothing in a program notices that its objects are kept alive."""
    return not notices_deaths(source, nodes_of(ast.parse(source)))


final_globals = "null"


def watch_globals(source: str) -> None:
    """Has the recorder's world take a picture of `__main__` when it is left; `last_globals` gives it."""

    def leave(world: World) -> None:
        global final_globals
        final_globals = json.dumps(picture(source, sys.modules["__main__"].__dict__))
        World.leave = plain_leave
        plain_leave(world)

    World.leave = leave


def last_globals() -> str:
    return final_globals


plain_leave = World.leave


def run_in_world(asked: dict, clock, oracle: Oracle | None) -> dict:
    """Executes the program as a fresh `__main__`; the world is put back as it was afterwards."""
    source = asked["source"]
    texts: list[list[str]] = []

    def on_output(stream: int, text: str) -> None:
        texts.append([STREAMS[stream], text])
        if oracle is not None:
            oracle.write(STREAMS[stream], text)

    def on_input(line: str | None) -> None:
        if oracle is not None:
            oracle.read(line)

    def stop(_reason: str) -> None:
        if oracle is not None:
            oracle.full = True
        raise Stopped

    module = types.ModuleType("__main__")
    module.__dict__.update(__builtins__=builtins, __file__=FILENAME)
    code = compile(source, FILENAME, "exec", dont_inherit=True)
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)
    kept_main = sys.modules["__main__"]
    sys.modules["__main__"] = module
    limit = sys.getrecursionlimit()
    world = World(
        asked["stdin"], asked["seed"], clock, on_output, on_input, stop, lambda asked: limit
    )
    gc.collect()
    gc.disable()
    world.enter()
    try:
        outcome = execute(code, module, oracle)
        final = None if oracle is not None else picture(source, module.__dict__)
    finally:
        world.leave()
        sys.modules["__main__"] = kept_main
        gc.enable()
    return {"outcome": outcome, "texts": texts, "globals": final}


def execute(code: types.CodeType, module: types.ModuleType, oracle: Oracle | None) -> list:
    """["finished"], ["stopped"] or [type, message] of the exception that ended the program."""
    global current
    monitoring = sys.monitoring
    try:
        if oracle is None:
            exec(code, module.__dict__)
            return ["finished"]
        oracle.program.adopt(code)
        oracle.program.namespace = module.__dict__
        current = oracle
        monitoring.use_tool_id(MONITORING_TOOL, "oracle")
        unwind = monitoring.events.PY_UNWIND
        monitoring.register_callback(MONITORING_TOOL, unwind, oracle.on_unwind)
        monitoring.set_events(MONITORING_TOOL, unwind)
        sys.settrace(oracle.trace)
        try:
            exec(code, module.__dict__)
        finally:
            sys.settrace(None)
            monitoring.set_events(MONITORING_TOOL, 0)
            monitoring.register_callback(MONITORING_TOOL, unwind, None)
            monitoring.free_tool_id(MONITORING_TOOL)
            current = None
        return ["finished"]
    except Stopped:
        return ["stopped"]
    except BaseException as error:
        return [type(error).__name__, message_of(error)]


def message_of(error: BaseException) -> str:
    return str(traceback.TracebackException.from_exception(error))


def picture(source: str, namespace: dict) -> dict:
    """The names of a module and the heap behind them, with objects numbered as they are met."""
    program = Program(source, FILENAME)
    program.namespace = namespace
    heap = Heap(program, {})
    names = heap.named((name, value) for name, value in namespace.items() if name[:2] != "__")
    heap.walk()
    numbers = {key: place for place, key in enumerate(heap.objects)}
    return renumber({"names": names, "heap": list(heap.objects.values())}, numbers)


def renumber(tree: object, numbers: dict[int, int]) -> object:
    if isinstance(tree, dict):
        return {key: renumber(value, numbers) for key, value in tree.items()}
    if isinstance(tree, list):
        if len(tree) == 2 and tree[0] == "o" and isinstance(tree[1], int):
            return ["o", numbers[tree[1]]]
        return [renumber(value, numbers) for value in tree]
    return tree
