"""Writes probes: functions made for one store of one line, which look at the place that it went to."""

from __future__ import annotations

import ast
from functools import lru_cache

from .contents import MISSING
from .heap import Heap
from .looks import attribute_of, changed_attribute, changed_in_place, changed_item, item_of, removed_item
from .tracked import ATTR, ENTRY, ITEM
from .values import SMALL

# The file name of generated probes.
PROBE_FILE = "<foretrace probe>"

_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//", ast.Mod: "%"}


class Writer:
    """Writes the source of one probe: straight-line code is several times faster here than closures.

    Nothing of the program's text goes into that source but identifiers and int and str constants, as
    `repr` writes them. A probe takes the frame's `get` and answers False when everything has to be
    compared. `looks` counts the objects that its expressions look into.
    """

    def __init__(self, heap: Heap, namespace: dict, local: frozenset[str], bound: frozenset[str]) -> None:
        self._heap = heap
        self._namespace = namespace
        self._local = local
        self._bound = bound
        self._lines: list[str] = []
        self._constants: dict[str, object] = {}
        self.looks: list[str] = []
        # The augmented assignment that the store is part of: its object may have changed in place.
        self.assigns: ast.AugAssign | None = None

    def function(self, *ending: str):
        """The probe: what was written so far, and its last lines."""
        body = "".join(f"    {line}\n" for line in (*self._lines, *ending))
        heap = self._heap
        scope: dict[str, object] = {
            "M": MISSING,
            "G": self._namespace,
            "heap": heap,
            "known": heap.known,
            "ops": heap.ops,
            "reference": heap.reference,
            "waiting": heap.waiting,
            "item_of": item_of,
            "attribute_of": attribute_of,
            "changed_item": changed_item,
            "removed_item": removed_item,
            "changed_attribute": changed_attribute,
            "changed_in_place": changed_in_place,
            **self._constants,
        }
        # As defaults they are local names, the fastest there are.
        given = "".join(f", {name}={name}" for name in scope)
        exec(_compiled(f"def probe(get{given}):\n{body}"), scope)
        return scope["probe"]

    def _variable(self, value: str) -> str:
        name = f"v{len(self._lines)}"
        self._lines.append(f"{name} = {value}")
        return name

    def expression(self, node: ast.AST) -> str | None:
        """Writes an expression; gives the variable that holds its value (M where it can't be told)."""
        if isinstance(node, ast.Constant):
            if type(node.value) in (int, str):
                return self._variable(repr(node.value))
            name = f"c{len(self._constants)}"
            self._constants[name] = node.value
            return name
        if isinstance(node, ast.Name):
            return self._name(node.id)
        if isinstance(node, ast.Tuple):
            return self._tuple(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            operand = self.expression(node.operand)
            return operand and self._variable(f"-{operand} if type({operand}) is int else M")
        if isinstance(node, ast.BinOp):
            return self._arithmetic(node)
        if isinstance(node, ast.Attribute):
            owner = self.expression(node.value)
            return owner and self._look(owner, f"attribute_of(heap, {owner}, {node.attr!r})")
        if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
            owner = self.expression(node.value)
            key = owner and self.expression(node.slice)
            return key and self._look(owner, f"item_of(heap, {owner}, {key})")
        return None

    def _look(self, owner: str, value: str) -> str:
        self.looks.append(owner)
        return self._variable(value)

    def _name(self, name: str) -> str | None:
        if name in self._bound:
            return None
        if name in self._local:
            return self._variable(f"get({name!r}, M)")
        return self._variable(f"G.get({name!r}, M)")

    def _tuple(self, node: ast.Tuple) -> str | None:
        parts = [self.expression(part) for part in node.elts]
        if None in parts:
            return None
        missing = " or ".join(f"{part} is M" for part in parts) or "False"
        return self._variable(f"M if {missing} else ({''.join(f'{part}, ' for part in parts)})")

    def _arithmetic(self, node: ast.BinOp) -> str | None:
        operator = _OPERATORS.get(type(node.op))
        left = operator and self.expression(node.left)
        right = left and self.expression(node.right)
        if not right:
            return None
        test = f"type({left}) is int and type({right}) is int"
        if operator in ("//", "%"):
            test += f" and {right}"
        elif operator == "*":
            test += f" and {left}.bit_length() + {right}.bit_length() < 128"
        return self._variable(f"{left} {operator} {right} if {test} else M")

    def _doubtful(self, container: str) -> list[str]:
        """A store into an object that was looked into to find its place: the place is doubtful."""
        return [f"if {container} is {seen}: return False" for seen in dict.fromkeys(self.looks)]

    def _in_place(self, value: str) -> list[str]:
        """What to do where the object at the place is the same as before."""
        if self.assigns is None:
            return ["return True"]
        return [
            f"s = known.get(id({value}))",
            f"return True if s is None else changed_in_place(heap, s, {isinstance(self.assigns.op, ast.Add)})",
        ]

    def _slowly(self, call: str, look: str) -> list[str]:
        """The way for everything that is not simple."""
        if self.assigns is None:
            return [f"return {call}"]
        return [f"done = {call}", f"item = {look}", "if item is M: return False", *self._in_place("item")[:1]] + [
            f"return done and (s is None or changed_in_place(heap, s, {isinstance(self.assigns.op, ast.Add)}))"
        ]

    def attribute_probe(self, container: str, name: str):
        return self.function(
            f"if {container} is M: return False",
            *self._doubtful(container),
            f"t = known.get(id({container}))",
            "if t is None: return True",
            "space = t.namespace",
            "if space is not None and not waiting:",
            f"    now = space.get({name!r}, M)",
            f"    before = t.fields.get({name!r}, M)",
            "    if now is before and now is not M:",
            *_indented(2, self._in_place("now")),
            "    if now is not M and before is not M:",
            f"        new = {_reference_of('now')}",
            f"        if new != ({_reference_of('before')}):",
            f"            ops.append(t.number * 16 + {ATTR})",
            f"            ops.append(heap.name({name!r}))",
            "            ops.append(new)",
            f"        t.fields[{name!r}] = now",
            "        return True",
            *self._slowly(
                f"changed_attribute(heap, {container}, {name!r})", f"attribute_of(heap, {container}, {name!r})"
            ),
        )

    def subscript_probe(self, container: str, key: str | None):
        start = [f"if {container} is M: return False", *self._doubtful(container)]
        if key is None:
            if self.assigns is not None:
                return self.function("return False")
            return self.function(*start, f"return changed_item(heap, {container}, M)")
        write = [
            f"new = {_reference_of('item')}",
            f"if new != ({_reference_of('before')}):",
        ]
        # Most stores of a line go to one container: it is remembered, since `id` is dear.
        self._constants["last"] = [None, None]
        return self.function(
            *start,
            f"if {container} is last[0]:",
            "    t = last[1]",
            "else:",
            f"    t = known.get(id({container}))",
            "    if t is not None:",
            f"        last[0], last[1] = {container}, t",
            "if t is not None and not waiting:",
            f"    if type({container}) is list:",
            f"        if type({key}) is int:",
            "            was = t.items",
            f"            if 0 <= {key} < len(was) and len(was) == len({container}):",
            f"                item = {container}[{key}]",
            f"                before = was[{key}]",
            "                if item is before:",
            *_indented(5, self._in_place("item")),
            *_indented(4, write),
            f"                    ops.append(t.number * 16 + {ITEM})",
            f"                    ops.append({key})",
            "                    ops.append(new)",
            f"                was[{key}] = item",
            "                return True",
            f"    elif type({container}) is dict and t.plain_keys is t.entries and not t.unlike:",
            f"        if type({key}) is int or type({key}) is str:",
            "            was = t.entries",
            f"            item = {container}.get({key}, M)",
            f"            before = was.get({key}, M)",
            f"            if item is not M and before is not M and len(was) == len({container}):",
            "                if item is before:",
            *_indented(5, self._in_place("item")),
            *_indented(4, write),
            f"                    ops.append(t.number * 16 + {ENTRY})",
            f"                    ops.append(reference({key}))",
            "                    ops.append(new)",
            f"                was[{key}] = item",
            "                return True",
            *self._slowly(f"changed_item(heap, {container}, {key})", f"item_of(heap, {container}, {key})"),
        )

    def removal_probe(self, container: str, key: str):
        return self.function(
            f"if {container} is M: return False",
            *self._doubtful(container),
            f"return removed_item(heap, {container}, {key})",
        )

    def in_place_probe(self, target: str, extends: bool):
        return self.function(
            f"kind = type({target})",
            "if kind is int or kind is str or kind is float: return True",
            f"t = known.get(id({target}))",
            "if t is None:",
            f"    return {target} is not M",
            f"return changed_in_place(heap, t, {extends})",
        )


@lru_cache(2_000)
def _compiled(source: str):
    """Programs that are run with many inputs store to the same places each time."""
    return compile(source, PROBE_FILE, "exec", dont_inherit=True)


def _reference_of(value: str) -> str:
    """An expression for the reference of a value; small ints, the most frequent, without a call."""
    return f"{value} * 4 if type({value}) is int and {-SMALL} <= {value} < {SMALL} else reference({value})"


def _indented(depth: int, lines: list[str]) -> list[str]:
    return ["    " * depth + line for line in lines]
