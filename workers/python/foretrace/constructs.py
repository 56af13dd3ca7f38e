"""Which decisions a syntax tree holds and what each of them tests ([B1], [B2])."""

from __future__ import annotations

import ast

# First line, first column, last line, last column: lines from 1, columns from 0 in UTF-8 bytes, the
# end excluded.
Span = tuple[int, int, int, int]


def span(node: ast.AST) -> Span:
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def joined(first: ast.AST, last: ast.AST) -> Span:
    return (*span(first)[:2], *span(last)[2:])


def contains(outer: Span, inner: Span) -> bool:
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]


class Construct:
    """One decision; `code` is -1 until one of its branches was found in a code object."""

    def __init__(self, kind: str, where: Span, parent: int, body, orelse) -> None:
        self.kind = kind
        self.where = where
        self.parent = parent
        self.code = -1
        self.body = body
        self.orelse = orelse
        self.test: dict | None = None
        self.cases: list[dict] | None = None
        self.leaves: list[Leaf] = []

    def as_json(self) -> dict:
        line, column, end_line, end_column = self.where
        found = {
            "kind": self.kind,
            "line": line,
            "column": column,
            "endLine": end_line,
            "endColumn": end_column,
            "code": self.code,
            "parent": self.parent,
            "body": list(self.body),
            "orelse": None if self.orelse is None else list(self.orelse),
            "test": self.test,
        }
        if self.cases is not None:
            found["cases"] = self.cases
        return found


class Leaf:
    """What one branch may test: a leaf of a construct's test."""

    __slots__ = ("construct", "number", "node")

    def __init__(self, construct: int, number: int, node: ast.AST) -> None:
        self.construct = construct
        self.number = number
        self.node = node


class Case:
    """One case of a `match`; `guard` and `pattern` are where its own branches stand.

    `silent`: its body may have no instruction of its own.
    """

    __slots__ = ("construct", "number", "pattern", "guard", "body", "node", "silent")

    def __init__(self, construct: int, number: int, node: ast.match_case) -> None:
        self.construct = construct
        self.number = number
        self.node = node.pattern
        self.pattern = span(node.pattern)
        self.guard = span(node.guard) if node.guard else None
        self.body = joined(node.body[0], node.body[-1])
        self.silent = node.guard is None and all(isinstance(part, ast.Pass) for part in node.body)

    def speaks_of(self, where: Span) -> bool:
        return contains(self.pattern, where) or (self.guard is not None and contains(self.guard, where))


def tests_none(node: ast.AST) -> bool:
    """Whether the last link of a comparison is `is None` or `is not None`."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[-1], (ast.Is, ast.IsNot)):
        return False
    last = node.comparators[-1]
    return isinstance(last, ast.Constant) and last.value is None


def without_silent(test: dict, spoken: set[int]) -> dict | None:
    """A tree without the leaves that are not in `spoken`: they have no branch, as both ways led to one place."""
    if test["op"] == "leaf":
        return test if test["leaf"] in spoken else None
    if test["op"] == "not":
        inner = without_silent(test["of"], spoken)
        return None if inner is None else {"op": "not", "of": inner}
    if test["op"] == "const":
        return test
    parts = [without_silent(part, spoken) for part in test["of"]]
    left = [part for part in parts if part is not None]
    return {"op": test["op"], "of": left} if left else None
