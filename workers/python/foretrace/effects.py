"""What a line may change, read once from its bytecode and its syntax tree.

For each line of a code object: the names that it binds, and *probes*, small functions that look at the one
place a store went to. Where the place cannot be told afterwards (a call in the index, a name that the
same line binds again), the probe compares the whole container, or everything.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from .contents import MISSING, is_plain_key
from .heap import ATTR, ENTRY, ITEM, Heap, Tracked
from .kinds import CLASS, DICT, LIST, MODULE, TUPLE, mro_of, namespace_of
from .stores import Store, Stores
from .values import SMALL

type Get = Callable[[str, object], object]

class LineEffects:
    """One line of one code object.

    `entry` is its `line` step in the path; `stores` are pairs (name, index in the frame's names), `cells` and
    `globals` names; `hidden` are names of comprehensions outside of functions; `probes` take the frame's `get`; `everything` asks for a comparison of all that is known.
    `quiet` is true when the line by itself changes nothing, `odd` when it does more than to bind names of its own frame
    and to store to places that are known.
    """

    __slots__ = ("line", "site", "entry", "stores", "cells", "globals", "probes", "everything", "quiet", "odd", "hidden")

    def __init__(self, line: int, site: int) -> None:
        self.line = line
        self.site = site
        self.entry = site * 16
        self.stores: tuple[tuple[str, int], ...] = ()
        self.cells: tuple[str, ...] = ()
        self.globals: tuple[str, ...] = ()
        self.probes: tuple[Callable[[Get], bool], ...] = ()
        self.hidden: tuple[tuple[str, int], ...] = ()
        self.everything = False
        self.quiet = True
        self.odd = False

    def settle(self) -> None:
        self.odd = bool(self.hidden or self.cells or self.globals or self.everything)
        self.quiet = not (self.stores or self.probes or self.odd)


class Analysis:
    """Makes the effects of lines. One for each program; `heap` and `namespace` are those of the run."""

    def __init__(self, heap: Heap, namespace: dict[str, object]) -> None:
        self._heap = heap
        self._namespace = namespace

    def effects(
        self, effects: LineEffects, stores: Stores, index: dict[str, int], nodes: dict, local: frozenset[str]
    ) -> None:
        """Fills in the effects of one line. `index` numbers the frame's names, `local` are those not global."""
        hidden = {name for name, _ in effects.hidden}
        effects.stores = tuple((name, index[name]) for name in stores.names if name in index and name not in hidden)
        effects.cells = tuple(stores.cells)
        effects.globals = tuple(stores.globals)
        effects.everything = stores.everything
        bound = frozenset(stores.names) | frozenset(stores.globals)
        probes = []
        for store in stores.heap:
            probe = self._store_probe(store, stores, nodes, local, bound)
            if probe is None:
                effects.everything = True
            else:
                probes.append(probe)
        for place in stores.in_place:
            node = nodes.get((ast.AugAssign, place))
            if node is not None and isinstance(node.target, ast.Name):
                probes.append(self._in_place_probe(node, local))
        effects.probes = tuple(probe for probe in probes if probe is not None)
        effects.everything = effects.everything or None in probes
        effects.settle()

    def _store_probe(self, store: Store, stores: Stores, nodes: dict, local, bound):
        sort = ast.Attribute if store.name is not None else ast.Subscript
        node = nodes.get((sort, store.place))
        if node is None:
            return None
        writer = Writer(self._heap, self._namespace, local, bound)
        writer.assigns = nodes.get((ast.AugAssign, store.place))
        container = writer.expression(node.value)
        alone = len(stores.heap) == 1 and stores.last_call < store.offset
        if container is None or (writer.looks and not alone):
            return None
        if sort is ast.Attribute:
            # The bytecode has the name as it is stored: private names are mangled.
            name = store.name
            return None if name in ("__dict__", "__class__") else writer.attribute_probe(container, name)
        key = None
        if store.operation != "STORE_SLICE" and not isinstance(node.slice, ast.Slice):
            key = writer.expression(node.slice)
            if writer.looks and not alone:
                key = None
        if store.operation == "DELETE_SUBSCR" and key is not None:
            return writer.removal_probe(container, key)
        return writer.subscript_probe(container, key)

    def _in_place_probe(self, node: ast.AugAssign, local):
        # The name is bound to the result, which may be the very object that was there before, changed.
        writer = Writer(self._heap, self._namespace, local, frozenset())
        return writer.in_place_probe(writer.expression(node.target), isinstance(node.op, ast.Add))

    def evaluator(self, node: ast.AST, local: frozenset[str], bound: frozenset[str]):
        """A function of the frame's `get` that evaluates a name or a tuple of names, or None."""
        writer = Writer(self._heap, self._namespace, local, bound)
        value = writer.expression(node)
        return None if value is None or writer.looks else writer.function(f"return {value}")


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
        exec(compile(f"def probe(get{given}):\n{body}", PROBE_FILE, "exec"), scope)
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


def _reference_of(value: str) -> str:
    """An expression for the reference of a value; small ints, the most frequent, without a call."""
    return f"{value} * 4 if type({value}) is int and {-SMALL} <= {value} < {SMALL} else reference({value})"


def _indented(depth: int, lines: list[str]) -> list[str]:
    return ["    " * depth + line for line in lines]


def find(heap: Heap, obj: object) -> Tracked | None:
    """What is known of an object, None when nothing is."""
    if heap.waiting:
        heap.drain()
    return heap.known.get(id(obj))


def item_of(heap: Heap, obj: object, key: object) -> object:
    """`obj[key]` as it is stored, for lists, tuples and dicts with plain keys; MISSING for all else."""
    cls = type(obj)
    if cls is list or cls is tuple:
        if type(key) is int and -len(obj) <= key < len(obj):
            return obj[key]
        return MISSING
    tracked = find(heap, obj)
    if tracked is not None and tracked.layout.kind == DICT and is_plain_key(key) and heap.has_plain_keys(tracked):
        return dict.get(obj, key, MISSING)
    return MISSING


def attribute_of(heap: Heap, obj: object, name: str) -> object:
    """`obj.name` where neither a property nor any other code of the program serves it; else MISSING."""
    tracked = find(heap, obj)
    if tracked is None:
        return MISSING
    layout = tracked.layout
    if layout.kind == CLASS:
        return namespace_of(obj).get(name, MISSING)
    if layout.kind == MODULE or layout.odd or name in layout.managed:
        return MISSING
    value = heap.reader.field(obj, layout, name)
    if value is not MISSING:
        return value
    for cls in mro_of(layout.cls):
        found = namespace_of(cls).get(name, MISSING)
        if found is not MISSING:
            return found if type(found) in (list, dict, set, int, str) else MISSING
    return MISSING


def changed_attribute(heap: Heap, obj: object, name: str) -> bool:
    """Looks at one attribute after a store to it."""
    tracked = find(heap, obj)
    if tracked is not None and tracked.layout.kind != MODULE:
        if name in tracked.layout.managed:
            heap.check(tracked)
        else:
            heap.check_field(tracked, name)
    return True


def changed_item(heap: Heap, obj: object, key: object) -> bool:
    """Looks at one item or entry after a store to it, or at all of them where the key is not known."""
    tracked = find(heap, obj)
    if tracked is None:
        # Perhaps the `__dict__` of an instance.
        return type(obj) is not dict
    if key is not MISSING:
        layout = tracked.layout
        if layout.kind == LIST:
            if layout.exact and type(key) is int and -len(obj) <= key < len(obj) and heap.check_item(tracked, key):
                return True
        elif layout.kind == DICT and is_plain_key(key) and heap.has_plain_keys(tracked):
            if heap.check_entry(tracked, key):
                return True
    heap.check(tracked)
    return True


def removed_item(heap: Heap, obj: object, key: object) -> bool:
    """Looks at what `del obj[key]` left."""
    tracked = find(heap, obj)
    if tracked is not None and tracked.layout.kind == LIST and tracked.layout.exact and type(key) is int:
        heap.check_removed(tracked, key)
        return True
    return changed_item(heap, obj, key)


def changed_in_place(heap: Heap, tracked: Tracked, extends: bool) -> bool:
    """After `x += …` and the like, where `x` is still the same object."""
    if heap.waiting:
        heap.drain()
    layout = tracked.layout
    if layout.kind <= DICT and layout.kind != TUPLE:
        if extends and layout.kind == LIST and layout.exact:
            heap.check_extended(tracked)
        else:
            heap.check(tracked)
    return True
