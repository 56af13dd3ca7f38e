"""What a line may change, read once from its bytecode and its syntax tree.

For each line of a code object: the names that it binds, and *probes*, small functions that look at the one
place a store went to. Where the place cannot be told afterwards (a call in the index, a name that the
same line binds again), the probe compares the whole container, or everything.
"""

from __future__ import annotations

import ast
import dis
import types
from collections.abc import Callable

from .contents import MISSING, is_plain_key
from .heap import Heap, Tracked
from .kinds import CLASS, DICT, LIST, MODULE, TUPLE, mro_of, namespace_of

type Get = Callable[[str, object], object]
type Evaluate = Callable[[Get], object]

_NAME_STORES = {"STORE_NAME", "DELETE_NAME"}
_GLOBAL_STORES = {"STORE_GLOBAL", "DELETE_GLOBAL"}
_CELL_STORES = {"STORE_DEREF", "DELETE_DEREF"}
_FAST_STORES = {"STORE_FAST", "DELETE_FAST", "LOAD_FAST_AND_CLEAR", "STORE_FAST_MAYBE_NULL"}
_HEAP_STORES = {"STORE_ATTR", "DELETE_ATTR", "STORE_SUBSCR", "DELETE_SUBSCR", "STORE_SLICE"}
_UNFORESEEN = {"SEND", "WITH_EXCEPT_START", "GET_AWAITABLE", "GET_ANEXT"}
_CALLS = {"CALL", "CALL_KW", "CALL_FUNCTION_EX", "BINARY_OP", "LOAD_ATTR", "COMPARE_OP"}


class LineEffects:
    """One line of one code object.

    `entry` is its `line` step in the path; `stores` are pairs (name, index in the frame's names), `cells` and
    `globals` names; `probes` take the frame's `get`; `everything` asks for a comparison of all that is known.
    `quiet` is true when the line by itself changes nothing.
    """

    __slots__ = ("line", "site", "entry", "stores", "cells", "globals", "probes", "everything", "quiet", "simple")

    def __init__(self, line: int, site: int) -> None:
        self.line = line
        self.site = site
        self.entry = site << 4
        self.stores: tuple[tuple[str, int], ...] = ()
        self.cells: tuple[str, ...] = ()
        self.globals: tuple[str, ...] = ()
        self.probes: tuple[Callable[[Get], bool], ...] = ()
        self.everything = False
        self.quiet = True
        self.simple = True

    def settle(self) -> None:
        rest = self.cells or self.globals or self.probes or self.everything
        self.quiet = not (self.stores or rest)
        self.simple = not rest


class Stores:
    """Names, and places in the heap, that the instructions of one line store to."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.cells: dict[str, None] = {}
        self.globals: dict[str, None] = {}
        self.heap: list[dis.Instruction] = []
        self.in_place: list[dis.Instruction] = []
        self.last_call = -1
        self.everything = False


def stores_by_line(code: types.CodeType) -> dict[int, Stores]:
    """The stores of each line of a code object, lines 1-based; those of no line under 0."""
    lines: dict[int, Stores] = {}
    for instruction in dis.get_instructions(code):
        positions = instruction.positions
        line = (positions.lineno if positions else None) or 0
        stores = lines.setdefault(line, Stores())
        name = instruction.opname
        if name in _FAST_STORES:
            stores.names[instruction.argval] = None
        elif name.startswith("STORE_FAST_"):
            # Superinstructions name one or two variables.
            found = instruction.argval
            for variable in found if isinstance(found, tuple) else (found,):
                stores.names[variable] = None
        elif name in _NAME_STORES:
            stores.names[instruction.argval] = None
        elif name in _CELL_STORES:
            stores.names[instruction.argval] = None
            stores.cells[instruction.argval] = None
        elif name in _GLOBAL_STORES:
            stores.globals[instruction.argval] = None
        elif name in _HEAP_STORES:
            stores.heap.append(instruction)
        elif name in _UNFORESEEN or instruction.argrepr == "INTRINSIC_IMPORT_STAR":
            stores.everything = True
        if name == "BINARY_OP" and instruction.argrepr.endswith("="):
            stores.in_place.append(instruction)
        if name in _CALLS:
            stores.last_call = instruction.offset
    return lines


type Span = tuple[int | None, int | None, int | None, int | None]


# Key of the names that `except … as` binds, among the nodes.
HANDLERS = "handlers"


def nodes_by_span(tree: ast.AST | None) -> dict:
    """Nodes that stores and calls are compiled from, by their place in the source."""
    nodes: dict = {HANDLERS: {}}
    if tree is None:
        return nodes
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name:
            nodes[HANDLERS][node.name] = None
        elif isinstance(node, (ast.Subscript, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
            nodes[type(node), span_of(node)] = node
        elif isinstance(node, (ast.Call, ast.AugAssign)):
            nodes[type(node), span_of(node)] = node
    return nodes


def span_of(node) -> Span:
    return (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset)


class Analysis:
    """Makes the effects of lines. One for each program; `heap` and `globals` are those of the run."""

    def __init__(self, heap: Heap, namespace: dict[str, object]) -> None:
        self._heap = heap
        self._globals = namespace

    def effects(
        self, effects: LineEffects, stores: Stores, index: dict[str, int], nodes: dict, local: frozenset[str]
    ) -> None:
        """Fills in the effects of one line. `index` numbers the frame's names, `local` are those not global."""
        effects.stores = tuple((name, index[name]) for name in stores.names if name in index)
        effects.cells = tuple(stores.cells)
        effects.globals = tuple(stores.globals)
        effects.everything = stores.everything
        bound = frozenset(stores.names) | frozenset(stores.globals)
        expressions = Expressions(self._heap, self._globals, local, bound)
        probes = []
        for instruction in stores.heap:
            probe = self._store_probe(instruction, stores, nodes, expressions)
            if probe is None:
                effects.everything = True
            else:
                probes.append(probe)
        for instruction in stores.in_place:
            probe = self._in_place_probe(instruction, nodes, expressions)
            if probe is not None:
                probes.append(probe)
        effects.probes = tuple(probes)
        effects.settle()

    def _store_probe(self, instruction, stores: Stores, nodes: dict, expressions: Expressions):
        sort = ast.Attribute if instruction.opname.endswith("_ATTR") else ast.Subscript
        node = nodes.get((sort, tuple(instruction.positions)))
        if node is None:
            return None
        container = expressions.compile(node.value)
        if container is None:
            return None
        alone = len(stores.heap) == 1 and stores.last_call < instruction.offset
        if expressions.reads_heap and not alone:
            return None
        if sort is ast.Attribute:
            return attribute_probe(self._heap, container, node.attr)
        key = None
        if instruction.opname != "STORE_SLICE" and not isinstance(node.slice, ast.Slice):
            key = expressions.compile(node.slice)
            if expressions.reads_heap and not alone:
                key = None
        return subscript_probe(self._heap, container, key, expressions)

    def _in_place_probe(self, instruction, nodes: dict, expressions: Expressions):
        node = nodes.get((ast.AugAssign, tuple(instruction.positions)))
        if node is None:
            return None
        target = node.target
        by_name = isinstance(target, ast.Name)
        bound = frozenset() if by_name else expressions.bound
        read = Expressions(self._heap, self._globals, expressions.local, bound).compile(target)
        if read is None:
            return _everything_probe
        extends = isinstance(node.op, ast.Add)
        return in_place_probe(self._heap, read, extends)


class Expressions:
    """Compiles expressions that can be evaluated after their line has run, without the program's code.

    `reads_heap` tells of the expression compiled last whether it looks into objects.
    """

    def __init__(self, heap: Heap, namespace: dict, local: frozenset[str], bound: frozenset[str]) -> None:
        self._heap = heap
        self._globals = namespace
        self.local = local
        self.bound = bound
        self.reads_heap = False
        # Objects that an evaluation looked into: a store to one of them makes its result doubtful.
        self.looked_into: list[object] = []

    def compile(self, node: ast.AST) -> Evaluate | None:
        self.reads_heap = False
        return self._expression(node)

    def _expression(self, node: ast.AST) -> Evaluate | None:
        if isinstance(node, ast.Constant):
            value = node.value
            return lambda get: value
        if isinstance(node, ast.Name):
            return self._name(node.id)
        if isinstance(node, ast.Tuple) and all(not isinstance(part, ast.Starred) for part in node.elts):
            return self._tuple(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return self._negative(node)
        if isinstance(node, ast.BinOp):
            return self._arithmetic(node)
        if isinstance(node, ast.Attribute):
            return self._attribute(node)
        if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
            return self._subscript(node)
        return None

    def _name(self, name: str) -> Evaluate | None:
        if name in self.bound:
            return None
        if name in self.local:
            return lambda get: get(name, MISSING)
        namespace = self._globals
        return lambda get: namespace.get(name, MISSING)

    def _tuple(self, node: ast.Tuple) -> Evaluate | None:
        parts = [self._expression(part) for part in node.elts]
        if None in parts:
            return None

        def evaluate(get: Get) -> object:
            values = tuple([part(get) for part in parts])
            return MISSING if any(value is MISSING for value in values) else values

        return evaluate

    def _negative(self, node: ast.UnaryOp) -> Evaluate | None:
        operand = self._expression(node.operand)
        if operand is None:
            return None

        def evaluate(get: Get) -> object:
            value = operand(get)
            return -value if type(value) is int else MISSING

        return evaluate

    def _arithmetic(self, node: ast.BinOp) -> Evaluate | None:
        operate = _ARITHMETIC.get(type(node.op))
        left, right = self._expression(node.left), self._expression(node.right)
        if operate is None or left is None or right is None:
            return None

        def evaluate(get: Get) -> object:
            a, b = left(get), right(get)
            if type(a) is int and type(b) is int:
                return operate(a, b)
            return MISSING

        return evaluate

    def _attribute(self, node: ast.Attribute) -> Evaluate | None:
        owner = self._expression(node.value)
        if owner is None:
            return None
        self.reads_heap = True
        name, heap, looked = node.attr, self._heap, self.looked_into

        def evaluate(get: Get) -> object:
            obj = owner(get)
            looked.append(obj)
            return attribute_of(heap, obj, name)

        return evaluate

    def _subscript(self, node: ast.Subscript) -> Evaluate | None:
        owner, key = self._expression(node.value), self._expression(node.slice)
        if owner is None or key is None:
            return None
        self.reads_heap = True
        heap, looked = self._heap, self.looked_into

        def evaluate(get: Get) -> object:
            obj, index = owner(get), key(get)
            looked.append(obj)
            return item_of(heap, obj, index)

        return evaluate


_ARITHMETIC: dict[type, Callable[[int, int], object]] = {
    ast.Add: int.__add__,
    ast.Sub: int.__sub__,
    ast.Mult: lambda a, b: a * b if a.bit_length() + b.bit_length() < 128 else MISSING,
    ast.FloorDiv: lambda a, b: a // b if b else MISSING,
    ast.Mod: lambda a, b: a % b if b else MISSING,
}


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
    reference = heap.references.get(id(obj))
    if reference is None:
        return MISSING
    tracked = heap.tracked[reference >> 2]
    layout = tracked.layout
    if layout.kind in (CLASS, MODULE) or name in layout.managed or layout.odd:
        if layout.kind == CLASS:
            return namespace_of(obj).get(name, MISSING)
        return MISSING
    fields = heap.reader.field(obj, layout, name)
    if fields is not MISSING:
        return fields
    for cls in mro_of(layout.cls):
        found = namespace_of(cls).get(name, MISSING)
        if found is not MISSING:
            return found if type(found) in (list, dict, set, int, str) else MISSING
    return MISSING


def find(heap: Heap, obj: object) -> Tracked | None:
    """What is known of an object, None when nothing is."""
    if heap.waiting:
        heap.drain()
    reference = heap.references.get(id(obj))
    return None if reference is None else heap.tracked[reference >> 2]


def _everything_probe(get: Get) -> bool:
    return False


def attribute_probe(heap: Heap, container: Evaluate, name: str):
    """Looks at one attribute. A probe answers False when everything has to be compared."""
    whole = name in ("__dict__", "__class__")

    def probe(get: Get) -> bool:
        obj = container(get)
        if obj is MISSING or whole:
            return False
        tracked = find(heap, obj)
        if tracked is not None:
            if name in tracked.layout.managed:
                heap.check(tracked)
            elif tracked.layout.kind != MODULE:
                heap.check_field(tracked, name)
        return True

    return probe


def subscript_probe(heap: Heap, container: Evaluate, key: Evaluate | None, expressions: Expressions):
    """Looks at one item or entry, or at the whole container where the key cannot be told."""
    looked = expressions.looked_into

    def probe(get: Get) -> bool:
        looked.clear()
        obj = container(get)
        if obj is MISSING:
            return False
        tracked = find(heap, obj)
        if tracked is None:
            # Perhaps the `__dict__` of an instance, or a container that nothing leads to yet.
            return type(obj) is not dict
        index = MISSING if key is None else key(get)
        if any(seen is obj for seen in looked):
            return False
        kind = tracked.layout.kind
        if index is not MISSING:
            if kind == LIST and type(index) is int and tracked.layout.exact:
                if -len(obj) <= index < len(obj) and heap.check_item(tracked, index):
                    return True
            elif kind == DICT and is_plain_key(index) and heap.has_plain_keys(tracked):
                if heap.check_entry(tracked, index):
                    return True
        heap.check(tracked)
        return True

    return probe


def in_place_probe(heap: Heap, target: Evaluate, extends: bool):
    """After `x += …` and the like: the object that the target names may be the same one, changed."""

    def probe(get: Get) -> bool:
        obj = target(get)
        if obj is MISSING:
            return False
        tracked = find(heap, obj)
        if tracked is not None and tracked.layout.kind <= DICT and tracked.layout.kind != TUPLE:
            if extends and tracked.layout.kind == LIST and tracked.layout.exact:
                heap.check_extended(tracked)
            else:
                heap.check(tracked)
        return True

    return probe
