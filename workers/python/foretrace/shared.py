"""Runs of one program with many inputs: what is known of the lines that they share is worked out once.

The lines are compiled once. For each run only what stands below them is compiled, among stubs of the functions and classes above,
whose code objects are then put in. Wherever that could come to anything else than compiling the whole, the whole is compiled.
"""

from __future__ import annotations

import ast
import marshal
import types
from functools import lru_cache

from . import structure
from .finder import Finder
from .profile import change_to_311, differs_on_311, put_helpers
from .syntax import nodes_of

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Compiled:
    """A program ready to run: `nodes` are those of its syntax tree as it was written, `found` its decisions."""

    __slots__ = ("code", "nodes", "found")

    def __init__(self, code: types.CodeType, nodes: list[ast.AST], found: structure.Structure) -> None:
        self.code = code
        self.nodes = nodes
        self.found = found


def compile_whole(source: str, file: str, on_311: bool) -> Compiled:
    """Raises what `ast.parse` and `compile` do."""
    tree = ast.parse(source, file)
    nodes = nodes_of(tree)
    ran = tree
    if on_311 and differs_on_311(nodes):
        # The structure is that of the source as it was written.
        ran = ast.parse(source, file)
        change_to_311(ran)
    code = compile(ran, file, "exec", dont_inherit=True)
    return Compiled(code, nodes, structure.analyse(source, tree, code))


def compile_shared(source: str, lines: int, file: str, on_311: bool) -> Compiled | None:
    """The same, where other runs share lines 1 to `lines`; None where the whole has to be compiled."""
    place = -1
    for _ in range(lines):
        place = source.find("\n", place + 1)
        if place < 0:
            return None
    above, below = source[: place + 1], source[place + 1 :]
    if not below.strip() or "\r" in source or "\f" in source:
        return None
    try:
        upper = _upper(above, file, on_311)
        return upper and upper.with_lower("\n" * lines + below, file, on_311)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return None


@lru_cache(8)
def _upper(above: str, file: str, on_311: bool) -> _Upper | None:
    whole = compile_whole(above, file, on_311)
    tree = ast.parse(above, file)
    if on_311:
        change_to_311(tree)
    own: dict[tuple[str, int], types.CodeType] = {}
    for inner in whole.code.co_consts:
        if isinstance(inner, types.CodeType):
            own[inner.co_name, inner.co_firstlineno] = inner
    stubs: list[ast.stmt] = []
    kept: list[types.CodeType] = []
    for statement in tree.body:
        if isinstance(statement, _DEFINITIONS) and not statement.type_params:
            first = statement.decorator_list[0] if statement.decorator_list else statement
            code = own.get((statement.name, first.lineno))
            if code is None:
                return None
            kept.append(code)
            statement.body = [ast.copy_location(ast.Pass(), statement.body[0])]
        stubs.append(statement)
    if not kept or next(whole.code.co_branches(), None) is not None:
        return None
    return _Upper(whole, stubs, kept, on_311)


class _Upper:
    """The lines that are shared. Code objects are kept as bytes: each run gets fresh ones, which nothing was asked of yet."""

    def __init__(self, whole: Compiled, stubs: list[ast.stmt], kept: list[types.CodeType], on_311: bool) -> None:
        self._nodes = whole.nodes
        self._found = whole.found
        self._stubs = stubs
        self._places = [(code.co_name, code.co_firstlineno) for code in kept]
        self._kept = marshal.dumps(kept)
        self._constants = {key for code in kept for key in _constants(code)}
        numbered = [id(code) for code in structure.codes_in(whole.code)]
        self._ways = {numbered.index(found): ways for found, ways in whole.found.ways.items()}
        self._changed = on_311 and differs_on_311(whole.nodes)

    def with_lower(self, lower: str, file: str, on_311: bool) -> Compiled | None:
        tree = ast.parse(lower, file)
        nodes = nodes_of(tree)
        if any(type(node) is ast.ExceptHandler for node in nodes) or Finder(lower, tree).constructs:
            return None
        # Without decisions there are no comprehensions, but generators that Python unrolls there may be.
        if on_311 and differs_on_311(nodes):
            return None
        code = compile(ast.Module([*self._stubs, *tree.body], []), file, "exec", dont_inherit=True)
        if next(code.co_branches(), None) is not None:
            return None
        if self._changed:
            # The program before may have taken them away.
            put_helpers()
        kept = dict(zip(self._places, marshal.loads(self._kept)))
        constants: list[object] = []
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                own = kept.pop((constant.co_name, constant.co_firstlineno), None)
                if own is not None:
                    constants.append(own)
                    continue
                # One object in all of a program compiled at once.
                if not self._constants.isdisjoint(_constants(constant)):
                    return None
            elif _key(constant) in self._constants:
                return None
            constants.append(constant)
        if kept:
            return None
        code = code.replace(co_consts=tuple(constants))
        found = structure.Structure()
        found.constructs, found.branch_sites = self._found.constructs, self._found.branch_sites
        numbered = structure.codes_in(code)
        found.ways = {id(inner): self._ways[number] for number, inner in enumerate(numbered) if number in self._ways}
        return Compiled(code, [*self._nodes, *nodes], found)


def _constants(code: types.CodeType):
    """Keys of the constants of a code object and of those inside it."""
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _constants(constant)
        elif (key := _key(constant)) is not None:
            yield key


def _key(constant: object) -> tuple[type, str] | None:
    """What tells a constant from others; None for those that are one object wherever they are compiled."""
    cls = type(constant)
    if constant is None or cls is bool or constant is ... or (cls is int and -5 <= constant <= 256):
        return None
    if cls is str and (constant == "" or (constant.isascii() and constant.replace("_", "a").isalnum())):
        return None
    return cls, repr(constant)
