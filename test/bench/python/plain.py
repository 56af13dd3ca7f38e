"""Runs a program as the recorder would, without any recording."""

import gc
import io
import sys
import types


def run(source: str, times: int, traced: bool) -> None:
    """Runs a program so many times, each in a fresh `__main__`; `traced`: under a trace function that does nothing."""
    code = compile(source, "program.py", "exec", dont_inherit=True)
    kept_main, kept_output = sys.modules["__main__"], sys.stdout
    sys.stdout = io.StringIO()
    try:
        for _ in range(times):
            module = types.ModuleType("__main__")
            sys.modules["__main__"] = module
            if traced:
                sys.settrace(look_on)
            exec(code, module.__dict__)
            sys.settrace(None)
    finally:
        sys.settrace(None)
        sys.modules["__main__"], sys.stdout = kept_main, kept_output


def look_on(frame: types.FrameType, event: str, argument: object):
    return look_on


def clean() -> None:
    """Takes away what earlier runs left, so that it costs the next one nothing."""
    gc.collect()
