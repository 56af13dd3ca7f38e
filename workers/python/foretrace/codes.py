"""The code objects of the program: numbers, names, lines and what each line may change."""

from __future__ import annotations

import ast
import inspect
import types
from dis import opname

from .columns import Columns
from .contents import PYTHONS_OWN
from .effects import Analysis, LineEffects
from .instructions import operations, silent_ends
from .stores import HANDLERS, Stores, nodes_by_span, stores_by_line

_KINDS = (
    (inspect.CO_COROUTINE, "coroutine"),
    (inspect.CO_ASYNC_GENERATOR, "asyncgen"),
)
_SUSPENDING = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR


class Code:
    """One code object of the program.

    `index` numbers its names; `lines` holds the effects of each line that was reached; `left` and `right` are
    the path entries of its branches by offset, one for each way.
    """

    __slots__ = (
        "number",
        "code",
        "index",
        "local",
        "arguments",
        "closed",
        "lines",
        "entries",
        "sites",
        "top",
        "left",
        "right",
        "silent",
        "suspends",
        "optimized",
        "first",
        "stores",
        "nodes",
        "operands",
        "line_table",
        "handlers",
        "callee",
        "jumps",
        "calls",
    )

    def __init__(self, number: int, code: types.CodeType, nodes: dict) -> None:
        self.number = number
        self.code = code
        self.nodes = nodes
        self.optimized = bool(code.co_flags & inspect.CO_OPTIMIZED)
        self.suspends = bool(code.co_flags & _SUSPENDING)
        # A namespace may get more names; those that its code mentions are numbered from the start, so that
        # every recording of the program numbers them alike.
        names = dict.fromkeys(
            code.co_varnames + code.co_cellvars + code.co_freevars if self.optimized else code.co_names
        )
        for name in (".0", "__classdict__", *(PYTHONS_OWN if not self.optimized else ())):
            names.pop(name, None)
        self.index = {name: number for number, name in enumerate(names)}
        self.local = frozenset(names)
        count = code.co_argcount + code.co_kwonlyargcount
        count += bool(code.co_flags & inspect.CO_VARARGS) + bool(code.co_flags & inspect.CO_VARKEYWORDS)
        self.arguments = tuple(name for name in code.co_varnames[:count] if name != ".0")
        closed = code.co_cellvars + code.co_freevars if self.optimized else ()
        self.closed = tuple(name for name in closed if name in self.index)
        self.lines: dict[int, LineEffects] = {}
        # Path entries of lines, while only the path is recorded.
        self.entries: dict[int, int] = {}
        self.sites: dict[int, int] = {}
        # A module's code, or what `exec` and `eval` made of a text.
        self.top = False
        self.left: dict[int, int] = {}
        self.right: dict[int, int] = {}
        # Lines that Python does not tell of, by the offset that the end of a loop leads to.
        self.silent = silent_ends(code)
        self.first = LineEffects(code.co_firstlineno, -1)
        self.stores: dict[int, Stores] | None = None
        self.operands: dict[int, tuple[int, ast.Call | None]] | None = None
        self.line_table: list[int] | None = None
        # Names of `except … as name` in this code: they are unbound wherever the handler is left.
        mentioned = self.index if self.optimized else frozenset(code.co_names)
        self.handlers = {name: None for name in nodes.get(HANDLERS, ()) if name in mentioned}
        # The code of the program that it called last.
        self.callee: Code | None = None
        # Jumps back, by offset: the line of a loop that stands on one line, else 0.
        self.jumps: dict[int, int] = {}
        # What is known of its call sites: evaluators of first arguments by offset.
        self.calls: dict[int, object] = {}

    def stores_of(self, line: int) -> Stores:
        if self.stores is None:
            self.stores = stores_by_line(self.code)
        return self.stores.setdefault(line, Stores())

    def line_at(self, offset: int) -> int:
        """The line of the instruction at an offset, 0 for none."""
        if self.line_table is None:
            self.line_table = [line or 0 for line, _, _, _ in self.code.co_positions()]
        return self.line_table[offset // 2]

    def loop_line(self, offset: int, destination: int) -> int:
        """The line of a jump back to the very line that it stands on, 0 for any other jump.

        Python tells of a line again when a loop on it begins again; `sys.monitoring` does not.
        """
        line = self.line_at(destination)
        return line if line == self.line_at(offset) else 0

    def call_at(self, offset: int) -> tuple[int, ast.Call | None]:
        """Number of positional arguments (-1 unknown) and syntax node of the call at an offset."""
        if self.operands is None:
            positions = list(self.code.co_positions())
            self.operands = {
                offset: (
                    argument if opname[operation] == "CALL" else -1,
                    self.nodes.get((ast.Call, positions[offset >> 1])),
                )
                for offset, operation, argument in operations(self.code)
                if opname[operation].startswith("CALL")
            }
        return self.operands.get(offset, (-1, None))


class Codes:
    """All code objects of the program, found by `id` (a code object's own hash reads all of its bytecode)."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        # The line of each site.
        self.site_lines: list[int] = []
        self.by_id: dict[int, Code] = {}
        self.class_lines: dict[tuple[str, int], int] = {}
        self.class_names: dict[tuple[str, int], frozenset[str]] = {}
        self.main: Code | None = None
        # Instructions of the longest of them, or some more.
        self.longest = 0

    def add(self, code: types.CodeType, file: int, nodes: list[ast.AST]) -> Code:
        """Adds a code object and all those inside it; `nodes` are those of the syntax tree."""
        return self._add(code, file, -1, nodes_by_span(nodes))

    def _add(self, code: types.CodeType, file: int, parent: int, nodes: dict) -> Code:
        found = Code(len(self.by_id), code, nodes)
        self.by_id[id(code)] = found
        self.longest = max(self.longest, len(code.co_code) // 2)
        found.top = parent < 0
        kind = _kind_of(code, parent)
        self._columns.row(
            "codes",
            {
                "name": code.co_name,
                "qualname": code.co_qualname,
                "kind": kind,
                "file": file,
                "firstLine": code.co_firstlineno,
                "lastLine": max([line for _, _, line in code.co_lines() if line], default=code.co_firstlineno),
                "parent": parent,
                "arguments": list(found.arguments),
                "names": list(found.index),
                "free": list(code.co_freevars),
                "lines": sorted({line for _, _, line in code.co_lines() if line}),
            },
        )
        if kind == "class":
            key = (code.co_qualname, code.co_firstlineno)
            self.class_lines[key] = found.number
            self.class_names[key] = frozenset(code.co_names)
        found.first = LineEffects(code.co_firstlineno, self.site(found, code.co_firstlineno))
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                self._add(constant, file, found.number, nodes)
        return found

    def site(self, code: Code, line: int) -> int:
        """The number of a place, a line of a code object; numbered in the order in which they are reached."""
        # An empty module is told to begin on line 0.
        line = line or 1
        number = code.sites.get(line)
        if number is None:
            number = code.sites[line] = len(self.site_lines)
            self.site_lines.append(line)
            self._columns.row("sites", code.number)
            self._columns.row("sites", line)
        return number

    def number_of(self, code: types.CodeType | tuple[str, int]) -> int:
        """The number of a code object, or of a class by (qualified name, first line); -1 when unknown."""
        if isinstance(code, tuple):
            return self.class_lines.get(code, -1)
        found = self.by_id.get(id(code))
        return -1 if found is None else found.number

    def name(self, code: Code, name: str) -> int:
        """The index of a name in a frame's names, added when it is new."""
        index = code.index.get(name)
        if index is None:
            index = code.index[name] = len(code.index)
            self._columns.row("moreNames", [code.number, name])
        return index

    def line(self, code: Code, line: int, analysis: Analysis, owner: Code, preset: frozenset[str]) -> LineEffects:
        """The effects of a line, worked out when it is first reached.

        `owner` holds the names of a namespace (module, class body); `preset` are names of it that Python itself sets.
        """
        effects = code.lines[line] = LineEffects(line, self.site(code, line))
        stores = code.stores_of(line)
        stores.names.update(code.stores_of(0).names)
        stores.names.update(code.handlers)
        if code.optimized:
            index = code.index
        else:
            index = {name: self.name(owner, name) for name in stores.names if name not in preset}
            hidden = code.code.co_varnames
            effects.hidden = tuple((name, index[name]) for name in stores.names if name in hidden and name in index)
        analysis.effects(effects, stores, index, code.nodes, code.local)
        return effects


def _kind_of(code: types.CodeType, parent: int) -> str:
    if parent < 0:
        return "module"
    for flag, kind in _KINDS:
        if code.co_flags & flag:
            return kind
    if code.co_name in ("<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>"):
        return "comprehension"
    if code.co_flags & inspect.CO_GENERATOR:
        return "generator"
    if code.co_name == "<lambda>":
        return "lambda"
    return "function" if code.co_flags & inspect.CO_OPTIMIZED else "class"
