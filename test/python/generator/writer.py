"""The program being written: its lines, its indentation, and the names in sight with their types."""

import random
from contextlib import contextmanager


class Writer:
    """`names` are scopes, innermost last, each a dictionary from a name to the type it keeps.

    A name keeps the type it was introduced with, so that an expression of a wanted type can be made
    of it at any later place of the same scope.
    """

    def __init__(self, seed: int, size: int) -> None:
        self.random = random.Random(seed)
        self.size = size
        self.lines: list[str] = []
        self.indent = 0
        self.names: list[dict[str, str]] = [{}]
        # How many function bodies enclose the place being written.
        self.functions = 0
        self.loops = 0
        self.counter = 0
        self.functions_known: list[tuple[str, tuple[str, ...], str]] = []

    # Lines ------------------------------------------------------------------

    def line(self, text: str) -> None:
        for part in text.split("\n"):
            self.lines.append("    " * self.indent + part)

    @contextmanager
    def block(self, header: str):
        self.line(header)
        self.indent += 1
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self.line("pass")
        self.indent -= 1

    @contextmanager
    def scope(self):
        """A function body: its names end with it."""
        self.names.append({})
        loops, self.loops = self.loops, 0
        self.functions += 1
        yield
        self.functions -= 1
        self.loops = loops
        self.names.pop()

    @contextmanager
    def maybe(self):
        """A body that may not run: names that it introduces can not be relied on after it."""
        before = dict(self.names[-1])
        yield
        self.names[-1].clear()
        self.names[-1].update(before)

    # Choices ----------------------------------------------------------------

    def pick(self, options):
        return self.random.choice(options)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    # Names ------------------------------------------------------------------

    def fresh(self, stem: str = "v") -> str:
        self.counter += 1
        return f"{stem}{self.counter}"

    def bind(self, name: str, type_: str) -> str:
        self.names[-1][name] = type_
        return name

    def of_type(self, type_: str, innermost_only: bool = False) -> list[str]:
        scopes = self.names[-1:] if innermost_only else self.names
        found: dict[str, str] = {}
        for scope in scopes:
            found.update(scope)
        return [name for name, kind in found.items() if kind == type_]

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"
