"""The columns of a recording, as they grow: plain lists, handed over as bytes chunk by chunk.

The layout is that of `src/core/trace/SPEC.md`; rule ids in comments are its rules.
"""

from __future__ import annotations

import json
import marshal
from array import array
from collections.abc import Callable

# The real one: a program may put another in its place.
_dumps = json.dumps

INTEGER_COLUMNS = ("path", "extra", "ops", "values", "textEnds")


class Columns:
    """Growing columns of one recording.

    `path`, `extra`, `ops`, `values`, `textEnds` are lists of ints, `floats` a list of floats, all of
    the entries since the last chunk. The lists stay the same objects for the whole run, so that a
    hot loop may keep their bound `append`.
    """

    def __init__(self) -> None:
        self.path: list[int] = []
        self.extra: list[int] = []
        self.ops: list[int] = []
        self.values: list[int] = []
        self.textEnds: list[int] = []
        self.floats: list[float] = []
        # Puts a string that is still growing into the table before any other: its number must not
        # depend on when a chunk was shipped.
        self.before_string: Callable[[], None] | None = None
        self._text: list[str] = []
        self._text_units = 0
        # Characters of `_text`.
        self._waiting_text = 0
        self._strings = 0
        self._numbers: dict[str, int] = {}
        self._tables: dict[str, list] = {}
        self._shipped_bytes = 0

    def string(self, text: str) -> int:
        """The number of a string in the string table; equal short strings share one entry."""
        number = self._numbers.get(text)
        if number is not None:
            return number
        if self.before_string is not None:
            self.before_string()
            return self.string(text)
        number = self._strings
        self._strings = number + 1
        # UTF-16 units: one for each character but two for those above U+FFFF.
        units = len(text)
        if not text.isascii():
            units += sum(1 for character in text if character > "\uffff")
        self._text_units += units
        self._text.append(text)
        self._waiting_text += len(text)
        self.textEnds.append(self._text_units)
        if len(text) <= 64:
            self._numbers[text] = number
        return number

    def row(self, table: str, entry: object) -> None:
        """Adds one entry to a JSON table of the next chunk ([T1]-[T5])."""
        self._tables.setdefault(table, []).append(entry)

    def bytes_so_far(self) -> int:
        """Bytes of all columns recorded until now, JSON tables not counted."""
        integers = len(self.path) + len(self.extra) + len(self.ops) + len(self.values) + len(self.textEnds)
        return self._shipped_bytes + 4 * integers + 8 * len(self.floats) + 2 * self._waiting_text

    def take(self) -> tuple[dict[str, bytes], str]:
        """What was recorded since the last call: columns as bytes, and the tables as JSON or ''."""
        self._shipped_bytes = self.bytes_so_far()
        columns: dict[str, bytes] = {}
        for name in INTEGER_COLUMNS:
            entries = getattr(self, name)
            if entries:
                columns[name] = _as_bytes(entries)
                entries.clear()
        if self.floats:
            columns["floats"] = array("d", self.floats).tobytes()
            self.floats.clear()
        if self._text:
            columns["text"] = "".join(self._text).encode("utf-16-le", "surrogatepass")
            self._text.clear()
            self._waiting_text = 0
        tables = ""
        if self._tables:
            tables = _dumps(self._tables, separators=(",", ":"))
            self._tables = {}
        return columns, tables


def _as_bytes(entries: list[int]) -> bytes:
    """Entries as 32-bit integers, the lowest byte first.

    Long lists go through `marshal`, which takes a third of the time that `array` takes here: it writes each as a tag and those
    four bytes, after a head of five.
    """
    if len(entries) < 64:
        return array("i", entries).tobytes()
    tagged = marshal.dumps(entries, 2)
    found = bytearray(4 * len(entries))
    for place in range(4):
        found[place::4] = tagged[6 + place :: 5]
    return bytes(found)
