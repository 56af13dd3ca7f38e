"""How long a run may last and how much it may make; and the stop that ends it."""

from __future__ import annotations


class Stop(BaseException):
    """Ends the program from inside. `reason` is one of those of the format's [O1]."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Limits:
    """Steps, milliseconds, bytes of all columns, objects alive, characters written, frames on the stack."""

    def __init__(self, request: dict, depth: int = 1000) -> None:
        asked = request.get("limits", {})
        self.steps: int = asked.get("steps", 5_000_000)
        self.time_ms: float = asked.get("timeMs", 10_000)
        self.bytes: int = asked.get("bytes", 160_000_000)
        self.objects: int = asked.get("objects", 1_000_000)
        self.output: int = asked.get("output", 2_000_000)
        self.depth = depth
        ship_from = request.get("flushFrom")
        self.ship_from: int = 1 << 60 if ship_from is None else ship_from

    def as_json(self) -> dict[str, float]:
        return {
            "steps": self.steps,
            "timeMs": self.time_ms,
            "bytes": self.bytes,
            "objects": self.objects,
            "output": self.output,
        }

    def reached(self, steps: int, elapsed_ms: float, size: int, objects: int, too_large: bool) -> str | None:
        """The limit that is reached, if any."""
        if steps >= self.steps:
            return "steps"
        if elapsed_ms > self.time_ms:
            return "time"
        if size > self.bytes:
            return "bytes"
        if objects > self.objects:
            return "objects"
        return "value-size" if too_large else None
