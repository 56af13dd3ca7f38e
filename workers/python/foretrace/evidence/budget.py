"""A limit of lines, jumps and time that no `except:` can hold off."""

from __future__ import annotations

import sys

_monitoring = sys.monitoring
_events = _monitoring.events
_TOOL = 3
# The clock is asked once in so many events.
_LOOKS = 2048


class Spent(BaseException):
    """The budget is used up."""


class Budget:
    """Counts what happens in programs while it is `open`; raises `Spent` at every line and jump beyond a limit.

    `now()` gives real milliseconds.
    """

    def __init__(self, now) -> None:
        self._now = now
        self.spent = False
        _monitoring.use_tool_id(_TOOL, "foretrace evidence")

    def open(self, steps: int, time_ms: float) -> None:
        """From here on programs spend it."""
        self.spent = False
        left = steps
        look = _LOOKS
        end = self._now() + time_ms
        disable = _monitoring.DISABLE
        now = self._now

        def count(code, _place, _target=None):
            nonlocal left, look
            name = code.co_filename
            # Our own code and the library's: what a program makes of strings is called `<…>`.
            if name[:1] != "<" or name[:7] == "<frozen":
                return disable
            left -= 1
            look -= 1
            if look <= 0:
                look = _LOOKS
                if now() > end:
                    left = 0
            if left <= 0:
                self.spent = True
                raise Spent
            return None

        _monitoring.register_callback(_TOOL, _events.LINE, count)
        _monitoring.register_callback(_TOOL, _events.JUMP, count)
        _monitoring.set_events(_TOOL, _events.LINE | _events.JUMP)

    def pause(self) -> None:
        """Programs spend nothing until it is opened again. Events stay asked for: changing that is what costs."""
        _monitoring.register_callback(_TOOL, _events.LINE, None)
        _monitoring.register_callback(_TOOL, _events.JUMP, None)

    def close(self) -> None:
        """Gives everything back."""
        _monitoring.set_events(_TOOL, 0)
        self.pause()
        _monitoring.free_tool_id(_TOOL)
