"""The decisions in a program's source ([B1]-[B3]).

The syntax tree says which decisions there are and what each of them tests; the compiled code says which branch
instruction tests what. The two are matched by positions in the source, which the compiler keeps for each instruction.
"""

from __future__ import annotations

import ast
import types

from .branches import Matcher
from .finder import Finder


class Structure:
    """What was found: `constructs` and `branch_sites` as the format has them, `ways` by id of a code object.

    `ways[id(code)]` maps the offset of a branch instruction to what its left and its right way say: site * 2 + way, or
    -1 for nothing. Left and right are those of `sys.monitoring`. Codes are numbered as the recorder does: the module is 0,
    then each code object before those inside it, in the order of `co_consts`.
    """

    def __init__(self) -> None:
        self.constructs: list[dict] = []
        self.branch_sites: list[dict] = []
        self.ways: dict[int, dict[int, tuple[int, int]]] = {}


def analyse(source: str, tree: ast.AST, code: types.CodeType) -> Structure:
    """The decisions of a module.

    `tree` is the program as it was written; `code` may come from a changed copy of it that kept all positions.
    """
    found = Structure()
    finder = Finder(source, tree)
    matcher = Matcher(finder)
    for number, inner in enumerate(codes_in(code)):
        ways = matcher.match(inner, number)
        if ways:
            found.ways[id(inner)] = ways
    matcher.complete()
    found.constructs = [construct.as_json() for construct in finder.constructs]
    found.branch_sites = matcher.sites
    return found


def codes_in(code: types.CodeType):
    """A code object and those inside it, in the order in which they are numbered."""
    waiting = [code]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(inner for inner in reversed(found.co_consts) if isinstance(inner, types.CodeType))
