"""Fills the holes of a template: `$Name` a fresh name, `$int` an expression, `$body` statements."""

import re

from .expressions import TYPES, WORDS
from .statements import Statements

HOLE = re.compile(r"\$([A-Za-z]+\d?)")


class Paste(Statements):
    # Names that the template binds can be used later as things of no particular type: they are put
    # into containers and fields, but never printed, because Python would print their address.

    def paste(self, template: str) -> None:
        """Writes the template here.

        A hole that begins with a capital is one fresh name wherever it stands in the template; a
        hole named like a type is another random expression each time; `$n` is a small number,
        `$w` a word, `$any` anything, and a line `$body` some random statements of a function.
        """
        names: dict[str, str] = {}
        first = len(self.lines)
        for raw in template.strip("\n").split("\n"):
            stripped = raw.lstrip(" ")
            depth = (len(raw) - len(stripped)) // 4
            self.indent += depth
            if stripped == "$body":
                with self.scope():
                    self.body(self.number(1, 2), 1)
            else:
                self.line(HOLE.sub(lambda match: self.fill(match[1], names), stripped))
            self.indent -= depth
        for name in names.values():
            start = "    " * self.indent
            written = self.lines[first:]
            if f"{start}del {name}" not in written and any(
                line.startswith(f"{start}{name} = ") for line in written
            ):
                self.bind(name, "thing")

    def fill(self, hole: str, names: dict[str, str]) -> str:
        if hole[0].isupper():
            if hole not in names:
                names[hole] = self.fresh(hole.rstrip("0123456789"))
            return names[hole]
        if hole == "n":
            return str(self.number(1, 4))
        if hole == "w":
            return self.pick(WORDS)
        if hole == "any":
            return self.any(1)
        if hole not in TYPES:
            raise ValueError(f"no such hole: ${hole}")
        return self.expression(hole, 1)
