"""The decisions in a program's source ([B1]-[B3])."""

from __future__ import annotations

import ast
import types


class Structure:
    """What was found: `constructs` and `branch_sites` as the format has them, `ways` by id of a code object."""

    def __init__(self) -> None:
        self.constructs: list[dict] = []
        self.branch_sites: list[dict] = []
        self.ways: dict[int, dict[int, tuple[int, int]]] = {}


def analyse(source: str, tree: ast.AST, code: types.CodeType) -> Structure:
    """The decisions of a module."""
    return Structure()
