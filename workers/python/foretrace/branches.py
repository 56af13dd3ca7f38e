"""Which branch instruction of compiled code tests what ([B2], [B3]).

Measured on CPython 3.14: the left way of a conditional jump is to go on with the next instruction, the right way is to
jump; the left way of a `for` is its next item, the right way its end.
"""

from __future__ import annotations

import ast
import types
from bisect import bisect_left

from .constructs import Case, Leaf, Span, contains, span, tests_none, without_silent
from .finder import Finder
from .instructions import Instructions

_NEVER = 10_000
_ENDS = {"RETURN_VALUE", "RAISE_VARARGS", "RERAISE"}
# What the left and the right way of a conditional jump say about what it tests.
_TRUTH = {"POP_JUMP_IF_FALSE": (1, 0), "POP_JUMP_IF_TRUE": (0, 1)}
_NONE = {"POP_JUMP_IF_NONE": (0, 1), "POP_JUMP_IF_NOT_NONE": (1, 0)}

# Instructions that do two things and stand where the first of them stands.
_DOUBLE_LOADS = {"LOAD_FAST_LOAD_FAST", "LOAD_FAST_BORROW_LOAD_FAST_BORROW", "STORE_FAST_LOAD_FAST"}

Ways = tuple[int, int]


class Matcher:
    """Matches branch instructions with the leaves that a `Finder` found, and numbers the sites."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._numbers: dict[tuple[int, int], int] = {}
        self._codes: list[types.CodeType] = []
        self.sites: list[dict] = []

    def match(self, code: types.CodeType, number: int) -> dict[int, tuple[int, int]]:
        """The entries of a code object's branches by offset: left and right, -1 for none."""
        self._codes.append(code)
        branches = list(code.co_branches())
        if not branches:
            return {}
        walk = _Code(code, branches, self._finder)
        entries: dict[int, tuple[int, int]] = {}
        for source, left, right in branches:
            found = walk.branch(source, left, right)
            if found is None:
                continue
            leaf, ways = found
            construct = self._finder.constructs[leaf.construct]
            if construct.code < 0:
                construct.code = number
            site = self._site(leaf)
            entries[source] = tuple(-1 if way < 0 else site * 2 + way for way in ways)
            # Some left ways are told at the offset of the NOT_TAKEN that they lead to, depending on
            # what else is asked for.
            entries.setdefault(walk.not_taken(left, source), entries[source])
        return entries

    def _site(self, leaf: Leaf | Case) -> int:
        key = (leaf.construct, leaf.number)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.sites)
            line, column, end_line, end_column = span(leaf.node)
            self.sites.append(
                {
                    "construct": leaf.construct,
                    "leaf": leaf.number,
                    "line": line,
                    "column": column,
                    "endLine": end_line,
                    "endColumn": end_column,
                }
            )
        return number

    def complete(self) -> None:
        """Ends the matching when all code objects were looked at.

        Leaves without a branch leave their trees, and constructs without any get the outermost code object that has an
        instruction inside them.
        """
        placed: list[list[Span]] = []
        for number, construct in enumerate(self._finder.constructs):
            if construct.code < 0:
                placed = placed or [_placed(code) for code in self._codes]
                construct.code = _outermost(placed, construct.where)
            elif construct.kind != "boolop" and construct.test:
                spoken = {leaf.number for leaf in construct.leaves if (number, leaf.number) in self._numbers}
                construct.test = without_silent(construct.test, spoken) or construct.test


def _placed(code: types.CodeType) -> list[Span]:
    """Where a code object's instructions stand, from the first place in the source to the last."""
    found = {(line, column, end, last) for line, end, column, last in code.co_positions()}
    return sorted(place for place in found if None not in place)


def _outermost(placed: list[list[Span]], where: Span) -> int:
    for number, spans in enumerate(placed):
        for place in range(bisect_left(spans, where[:2]), len(spans)):
            if spans[place][:2] > where[2:]:
                break
            if contains(where, spans[place]):
                return number
    return -1


class _Code:
    """The branches of one code object."""

    def __init__(self, code: types.CodeType, branches: list[tuple[int, int, int]], finder: Finder) -> None:
        self._finder = finder
        found = self._found = Instructions(code)
        self._names, self._spans = found.names, found.spans
        self._sources = {source for source, _, _ in branches}
        self._filters: dict[Span, int] = {}

    def branch(self, source: int, left: int, right: int) -> tuple[Leaf | Case, Ways] | None:
        """What the branch at an offset tests and what its ways say; None when it is no decision of the source."""
        place = self._found.place[source]
        name = self._names[place]
        if name == "FOR_ITER":
            leaf = self._finder.walks.get(self._spans[place])
            return None if leaf is None else (leaf, (1, 0))
        if name in _TRUTH:
            return self._truth(place, _TRUTH[name]) or self._case(place, left, right)
        if name in _NONE:
            return self._none(place, _NONE[name]) or self._case(place, left, right)
        return self._async_walk(right)

    def not_taken(self, left: int, source: int) -> int:
        """The offset of the NOT_TAKEN before a left way; the branch's own where there is none."""
        before = self._found.place[left] - 1
        return self._found.offsets[before] if self._names[before] == "NOT_TAKEN" else source

    def _async_walk(self, right: int) -> tuple[Leaf, Ways] | None:
        """An `async for` ends in END_ASYNC_FOR; that of a comprehension tells nothing on its left way."""
        place = self._found.place[right] - 1
        if self._names[place] != "END_ASYNC_FOR":
            return None
        leaf = self._finder.async_walks.get(self._spans[place])
        return None if leaf is None else (leaf, (1, 0))

    def _truth(self, place: int, ways: Ways) -> tuple[Leaf, Ways] | None:
        tested = place - 1
        copied = tested - 1 if self._names[tested] == "TO_BOOL" else tested
        if self._names[copied] == "COPY" and self._spans[copied] in self._finder.chains:
            leaf = self._operand(copied)
            return None if leaf is None else (leaf, ways)
        leaf = self._finder.tests.get(self._spans[tested])
        if leaf is None:
            return None
        if isinstance(leaf.node, ast.Compare) and len(leaf.node.ops) > 1 and self._is_inner_link(copied):
            # An inner link of `a < b < c` decides only when it is false.
            return leaf, tuple(way if way == 0 else -1 for way in ways)
        return leaf, ways

    def _is_inner_link(self, compared: int) -> bool:
        return self._names[compared - 2 : compared] == ["SWAP", "COPY"]

    def _operand(self, copied: int) -> Leaf | None:
        """The operand of a chain whose value is copied before it is tested."""
        last = self._spans[copied - 1]
        places = self._finder.chains[self._spans[copied]]
        for where, leaf in places:
            if last is not None and contains(where, last):
                return leaf
        # Only the first operand may be loaded by an instruction that begins before it and loads
        # something else as well.
        return places[0][1] if places and self._names[copied - 1] in _DOUBLE_LOADS else None

    def _none(self, place: int, is_none: Ways) -> tuple[Leaf, Ways] | None:
        leaf = self._finder.tests.get(self._spans[place]) or self._filter(place)
        if leaf is None or not tests_none(leaf.node):
            return None
        if isinstance(leaf.node.ops[-1], ast.Is):
            return leaf, is_none
        return leaf, (1 - is_none[0], 1 - is_none[1])

    def _filter(self, place: int) -> Leaf | None:
        """Jumps of a comprehension's tests stand at its element: of those against `None` only the order tells."""
        where = self._spans[place]
        leaves = self._finder.filters.get(where)
        if not leaves:
            return None
        seen = self._filters.get(where, 0)
        self._filters[where] = seen + 1
        return leaves[seen % len(leaves)]

    def _case(self, place: int, left: int, right: int) -> tuple[Case, Ways] | None:
        case = self._finder.case_at(self._spans[place])
        if case is None:
            return None
        ways = (self._leads_to(case, left), self._leads_to(case, right))
        if ways == (0, 0) and case.silent:
            # Both ways go on behind the `match`; a pattern jumps there when it does not fit.
            ways = (1, 0)
        return None if ways == (-1, -1) else (case, ways)

    def _leads_to(self, case: Case, offset: int) -> int:
        """Whether going on at an offset takes a case: 1 yes, 0 no, -1 when another branch of the case decides that."""
        place = self._found.place[offset]
        for _ in range(_NEVER):
            where = self._spans[place]
            if where is not None and contains(case.body, where):
                return 1
            if where is not None and not case.speaks_of(where):
                return 0
            if self._found.offsets[place] in self._sources:
                return -1
            if self._names[place] in _ENDS:
                return 0
            place = self._found.target(place)
            if place < 0:
                return 0
        return 0
