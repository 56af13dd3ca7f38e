"""Finds the decisions of a syntax tree ([B1], [B2])."""

from __future__ import annotations

import ast

from .constructs import Case, Construct, Leaf, Span, joined, span, tests_none
from .syntax import children

# Tests that nest deeper than this are told as one leaf.
_DEEPEST = 50


class Finder:
    """Walks a tree and notes each decision and each place that a branch instruction may speak of.

    `tests` holds leaves by position, `walks` what loops go over by position of the iterable, `chains` the operands of
    `and` and `or` whose value is used, by position of the whole; `filters` the tests of comprehensions against `None`,
    by position of the element.
    """

    def __init__(self, source: str, tree: ast.AST) -> None:
        # Lines as the compiler counts them.
        self._lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.constructs: list[Construct] = []
        self.tests: dict[Span, Leaf] = {}
        self.walks: dict[Span, Leaf] = {}
        self.async_walks: dict[Span, Leaf] = {}
        self.chains: dict[Span, list[tuple[Span, Leaf]]] = {}
        self.filters: dict[Span, list[Leaf]] = {}
        self._cases: dict[int, list[Case]] = {}
        waiting: list[tuple[ast.AST, int]] = [(tree, -1)]
        while waiting:
            node, parent = waiting.pop()
            waiting.extend(reversed(self._visit(node, parent)))

    def _add(self, kind: str, where: Span, parent: int, body, orelse=None) -> int:
        self.constructs.append(Construct(kind, where, parent, body, orelse))
        return len(self.constructs) - 1

    def _leaf(self, construct: int, node: ast.AST) -> Leaf:
        owner = self.constructs[construct]
        leaf = Leaf(construct, len(owner.leaves), node)
        owner.leaves.append(leaf)
        return leaf

    def _visit(self, node: ast.AST, parent: int) -> list[tuple[ast.AST, int]]:
        """Notes what `node` decides; gives the nodes inside it with the construct that they stand in."""
        visit = _VISITS.get(type(node))
        return [(inner, parent) for inner in children(node)] if visit is None else visit(self, node, parent)

    def _branch(self, node: ast.If | ast.While, parent: int) -> list[tuple[ast.AST, int]]:
        kind = "if" if isinstance(node, ast.If) else "while"
        number = self._add(kind, span(node), parent, _lines(node.body), _lines(node.orelse))
        inside = self._test(number, node.test)
        return inside + [(inner, number) for inner in node.body + node.orelse]

    def _loop(self, node: ast.For | ast.AsyncFor, parent: int) -> list[tuple[ast.AST, int]]:
        kind = "for" if isinstance(node, ast.For) else "async-for"
        number = self._add(kind, span(node), parent, _lines(node.body), _lines(node.orelse))
        walks = self.walks if kind == "for" else self.async_walks
        walks[span(node.iter)] = self._leaf(number, node.iter)
        inside = [(node.iter, parent), (node.target, number)]
        return inside + [(inner, number) for inner in node.body + node.orelse]

    def _assert(self, node: ast.Assert, parent: int) -> list[tuple[ast.AST, int]]:
        number = self._add("assert", span(node), parent, _lines([node]), _lines([node.msg]))
        inside = self._test(number, node.test)
        return inside + ([(node.msg, number)] if node.msg else [])

    def _choice(self, node: ast.IfExp, parent: int) -> list[tuple[ast.AST, int]]:
        number = self._add("ifexp", span(node), parent, _lines([node.body]), _lines([node.orelse]))
        return self._test(number, node.test) + [(node.body, number), (node.orelse, number)]

    def _scope(self, node: ast.AST, parent: int) -> list[tuple[ast.AST, int]]:
        body = node.body if isinstance(node.body, list) else [node.body]
        own = {id(inner) for inner in body}
        return [(inner, -1 if id(inner) in own else parent) for inner in children(node)]

    def _test(self, number: int, node: ast.AST) -> list[tuple[ast.AST, int]]:
        inside: list[tuple[ast.AST, int]] = []
        self.constructs[number].test = self._tree(number, node, inside, 0)
        return inside

    def _tree(self, number: int, node: ast.AST, inside: list, depth: int) -> dict:
        """The tree of a test that the compiler turns into jumps; what is left to look at is added to `inside`."""
        if depth < _DEEPEST:
            if isinstance(node, ast.BoolOp):
                op = "and" if isinstance(node.op, ast.And) else "or"
                return {"op": op, "of": [self._tree(number, part, inside, depth + 1) for part in node.values]}
            if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
                return {"op": "not", "of": self._tree(number, node.operand, inside, depth + 1)}
            if isinstance(node, ast.IfExp):
                inner = self._add("ifexp", span(node), number, _lines([node.body]), _lines([node.orelse]))
                inside.extend(self._test(inner, node.test))
                arms = [self._tree(number, arm, inside, depth + 1) for arm in (node.body, node.orelse)]
                return {"op": "either", "of": arms}
        if isinstance(node, ast.Constant):
            return {"op": "const", "value": bool(node.value)}
        leaf = self._leaf(number, node)
        self.tests[span(node)] = leaf
        inside.append((node, number))
        return {"op": "leaf", "leaf": leaf.number}

    def _chain(self, node: ast.BoolOp, parent: int) -> list[tuple[ast.AST, int]]:
        """An `and` or `or` whose value is used. Its last operand is not tested."""
        number = self._add("boolop", span(node), parent, _lines([node]))
        inside: list[tuple[ast.AST, int]] = []
        self.constructs[number].test = self._operands(number, node, node.values[:-1], inside, 0)
        return [*inside, (node.values[-1], number)]

    def _operands(self, number: int, node: ast.BoolOp, tested: list, inside: list, depth: int) -> dict:
        op = "and" if isinstance(node.op, ast.And) else "or"
        places: list[tuple[Span, Leaf]] = []
        trees = []
        for operand in tested:
            if isinstance(operand, ast.BoolOp) and depth < _DEEPEST:
                # A chain inside a chain: its last value is tested by the chain around it, and the
                # compiler joins their jumps.
                tree = self._operands(number, operand, operand.values, inside, depth + 1)
                places.extend(self.chains[span(operand)])
            elif isinstance(operand, ast.Constant):
                tree = {"op": "const", "value": bool(operand.value)}
            else:
                leaf = self._leaf(number, operand)
                tree = {"op": "leaf", "leaf": leaf.number}
                places.append((span(operand), leaf))
                inside.append((operand, number))
            trees.append(tree)
        self.chains[span(node)] = places
        return {"op": op, "of": trees}

    def _comprehension(self, node: ast.AST, parent: int) -> list[tuple[ast.AST, int]]:
        elements = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        body = _lines(elements)
        element = span(elements[0])
        inside: list[tuple[ast.AST, int]] = []
        current = parent
        for position, part in enumerate(node.generators):
            inside.append((part.iter, parent if position == 0 else current))
            where = joined(part.target, part.iter)
            current = self._add("comp-for", where, current, body)
            leaf = self._leaf(current, part.iter)
            if part.is_async:
                self.async_walks[span(node)] = leaf
            else:
                self.walks[span(part.iter)] = leaf
            inside.append((part.target, current))
            for test in part.ifs:
                current = self._add("comp-if", span(test), current, body)
                inside.extend(self._test(current, test))
                self._note_filters(current, element)
        return inside + [(inner, current) for inner in elements]

    def _note_filters(self, number: int, element: Span) -> None:
        leaves = self.constructs[number].leaves
        self.filters.setdefault(element, []).extend(leaf for leaf in leaves if tests_none(leaf.node))

    def _match(self, node: ast.Match, parent: int) -> list[tuple[ast.AST, int]]:
        inner = [statement for case in node.cases for statement in case.body]
        number = self._add("match", span(node), parent, _lines(inner))
        cases = self.constructs[number].cases = []
        inside: list[tuple[ast.AST, int]] = [(node.subject, parent)]
        for index, case in enumerate(node.cases):
            self._note_case(Case(number, index, case))
            cases.append(
                {
                    "line": case.pattern.lineno,
                    "endLine": case.body[-1].end_lineno,
                    "pattern": self._text(case.pattern),
                }
            )
            if case.guard:
                self._guard(number, case.guard, inside)
            inside.extend((statement, number) for statement in case.body)
        return inside

    def _text(self, node: ast.AST) -> str:
        """A node as it is written, where it stands on one line."""
        line, column, end_line, end_column = span(node)
        if line != end_line or line > len(self._lines):
            return ast.unparse(node)
        return self._lines[line - 1].encode()[column:end_column].decode(errors="replace")

    def _note_case(self, case: Case) -> None:
        for line in range(case.pattern[0], (case.guard or case.pattern)[2] + 1):
            self._cases.setdefault(line, []).append(case)

    def case_at(self, where: Span | None) -> Case | None:
        """The case whose pattern or guard holds a place."""
        if where is None:
            return None
        return next((case for case in self._cases.get(where[0], ()) if case.speaks_of(where)), None)

    def _guard(self, number: int, guard: ast.AST, inside: list) -> None:
        """A guard is turned into jumps as a test is, but it decides its case and nothing of its own."""
        waiting = [guard]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.BoolOp):
                waiting.extend(node.values)
            elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
                waiting.append(node.operand)
            elif isinstance(node, ast.IfExp):
                inner = self._add("ifexp", span(node), number, _lines([node.body]), _lines([node.orelse]))
                inside.extend(self._test(inner, node.test))
                waiting.extend((node.body, node.orelse))
            else:
                inside.append((node, number))


def _lines(nodes: list) -> tuple[int, int] | None:
    """First and last line of nodes; None when there are none."""
    found = [node for node in nodes if node is not None]
    if not found:
        return None
    first = found[0]
    decorators = getattr(first, "decorator_list", [])
    start = decorators[0].lineno if decorators else first.lineno
    return (start, found[-1].end_lineno)


_VISITS = {
    ast.If: Finder._branch,
    ast.While: Finder._branch,
    ast.For: Finder._loop,
    ast.AsyncFor: Finder._loop,
    ast.Assert: Finder._assert,
    ast.Match: Finder._match,
    ast.IfExp: Finder._choice,
    ast.BoolOp: Finder._chain,
    ast.ListComp: Finder._comprehension,
    ast.SetComp: Finder._comprehension,
    ast.DictComp: Finder._comprehension,
    ast.GeneratorExp: Finder._comprehension,
    ast.FunctionDef: Finder._scope,
    ast.AsyncFunctionDef: Finder._scope,
    ast.ClassDef: Finder._scope,
    ast.Lambda: Finder._scope,
}
