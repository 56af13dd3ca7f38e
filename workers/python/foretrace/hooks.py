"""The one place that knows `sys.monitoring`: which events are asked for, and for which code objects."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable

_monitoring = sys.monitoring
_events = _monitoring.events
_TOOL = 4
DISABLE = _monitoring.DISABLE

# Events of single code objects, and events that Python only knows for all code at once.
_LOCAL = ("LINE", "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "BRANCH_LEFT", "BRANCH_RIGHT", "JUMP", "STOP_ITERATION")
_GLOBAL = ("RAISE", "PY_UNWIND", "PY_THROW")


def install(callbacks: dict[str, Callable]) -> None:
    """Registers callbacks by the names of events and asks for the global ones among them.

    May be called again to put other callbacks in the place of these.
    """
    if _monitoring.get_tool(_TOOL) is None:
        _monitoring.use_tool_id(_TOOL, "foretrace")
    for name in _LOCAL + _GLOBAL:
        _monitoring.register_callback(_TOOL, getattr(_events, name), callbacks.get(name))
    wanted = 0
    for name in _GLOBAL:
        if name in callbacks:
            wanted |= getattr(_events, name)
    _monitoring.set_events(_TOOL, wanted)


def put(name: str, callback: Callable) -> None:
    """Puts one callback in the place of another."""
    _monitoring.register_callback(_TOOL, getattr(_events, name), callback)


def restart() -> None:
    """Asks again for events at places where a callback answered DISABLE."""
    _monitoring.restart_events()


def watch(code: types.CodeType, names: frozenset[str]) -> None:
    """Asks for events of one code object."""
    wanted = 0
    for name in _LOCAL:
        if name in names:
            wanted |= getattr(_events, name)
    _monitoring.set_local_events(_TOOL, code, wanted)


def pause() -> None:
    """Stops all events at once; what is left to do is done by `remove`."""
    for name in _LOCAL + _GLOBAL:
        _monitoring.register_callback(_TOOL, getattr(_events, name), None)


def remove(codes: list[types.CodeType]) -> None:
    """Takes everything away again."""
    if _monitoring.get_tool(_TOOL) is None:
        return
    _monitoring.set_events(_TOOL, 0)
    for code in codes:
        _monitoring.set_local_events(_TOOL, code, 0)
    for name in _LOCAL + _GLOBAL:
        _monitoring.register_callback(_TOOL, getattr(_events, name), None)
    _monitoring.free_tool_id(_TOOL)
