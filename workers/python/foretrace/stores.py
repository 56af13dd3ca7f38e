"""Where the instructions of a line store to, and the syntax that stores and calls are compiled from."""

from __future__ import annotations

import ast
import types
from dis import opname
from opcode import _intrinsic_1_descs, _nb_ops

from .instructions import operations

_NAME_STORES = {"STORE_NAME", "DELETE_NAME"}
_GLOBAL_STORES = {"STORE_GLOBAL", "DELETE_GLOBAL"}
_CELL_STORES = {"STORE_DEREF", "DELETE_DEREF"}
_FAST_STORES = {"STORE_FAST", "DELETE_FAST", "LOAD_FAST_AND_CLEAR", "STORE_FAST_MAYBE_NULL"}
_TWO_FAST_STORES = {"STORE_FAST_STORE_FAST", "STORE_FAST_LOAD_FAST"}
_ATTRIBUTE_STORES = {"STORE_ATTR", "DELETE_ATTR"}
_ITEM_STORES = {"STORE_SUBSCR", "DELETE_SUBSCR", "STORE_SLICE"}
_UNFORESEEN = {"SEND", "WITH_EXCEPT_START", "GET_AWAITABLE", "GET_ANEXT"}
_CALLS = {"CALL", "CALL_KW", "CALL_FUNCTION_EX", "BINARY_OP", "LOAD_ATTR", "COMPARE_OP"}
# What `BINARY_OP` and `CALL_INTRINSIC_1` do, by their argument.
_IN_PLACE = {number for number, (_, sign) in enumerate(_nb_ops) if sign.endswith("=")}
_IMPORT_STAR = _intrinsic_1_descs.index("INTRINSIC_IMPORT_STAR")

# Operations that store or call, by number: all others are passed over.
_TOLD = {
    number: name
    for number, name in enumerate(opname)
    if name in _NAME_STORES | _GLOBAL_STORES | _CELL_STORES | _FAST_STORES | _TWO_FAST_STORES
    or name in _ATTRIBUTE_STORES | _ITEM_STORES | _UNFORESEEN | _CALLS
    or name == "CALL_INTRINSIC_1"
}

# First line, last line, first column, last column, as `co_positions` gives them.
type Place = tuple[int | None, int | None, int | None, int | None]


class Store:
    """One store into the heap: its operation, its place in the source, the attribute's name (None for an item)."""

    __slots__ = ("offset", "operation", "place", "name")

    def __init__(self, offset: int, operation: str, place: Place, name: str | None) -> None:
        self.offset = offset
        self.operation = operation
        self.place = place
        self.name = name


class Stores:
    """Names, and places in the heap, that the instructions of one line store to."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.cells: dict[str, None] = {}
        self.globals: dict[str, None] = {}
        self.heap: list[Store] = []
        # Places of `+=` and the like.
        self.in_place: list[Place] = []
        self.last_call = -1
        self.everything = False


def stores_by_line(code: types.CodeType) -> dict[int, Stores]:
    """The stores of each line of a code object, lines 1-based; those of no line under 0."""
    lines: dict[int, Stores] = {}
    positions = list(code.co_positions())
    names, variable = code.co_names, code._varname_from_oparg
    for offset, operation, argument in operations(code):
        name = _TOLD.get(operation)
        if name is None:
            continue
        place = positions[offset >> 1]
        line = place[0] or 0
        stores = lines.get(line)
        if stores is None:
            stores = lines[line] = Stores()
        if name in _FAST_STORES:
            stores.names[variable(argument)] = None
        elif name in _NAME_STORES:
            stores.names[names[argument]] = None
        elif name in _TWO_FAST_STORES:
            stores.names[variable(argument >> 4)] = None
            stores.names[variable(argument & 15)] = None
        elif name in _CELL_STORES:
            stores.names[variable(argument)] = None
            stores.cells[variable(argument)] = None
        elif name in _GLOBAL_STORES:
            stores.globals[names[argument]] = None
        elif name in _ATTRIBUTE_STORES:
            stores.heap.append(Store(offset, name, place, names[argument]))
        elif name in _ITEM_STORES:
            stores.heap.append(Store(offset, name, place, None))
        elif name in _UNFORESEEN or (name == "CALL_INTRINSIC_1" and argument == _IMPORT_STAR):
            stores.everything = True
        if name == "BINARY_OP" and argument in _IN_PLACE:
            stores.in_place.append(place)
        if name in _CALLS:
            stores.last_call = offset
    return lines


# Key of the names that `except … as` binds, among the nodes.
HANDLERS = "handlers"


def nodes_by_span(nodes: list[ast.AST]) -> dict:
    """Nodes that stores and calls are compiled from, by their place in the source."""
    found: dict = {HANDLERS: {}}
    for node in nodes:
        cls = type(node)
        if cls is ast.ExceptHandler:
            if node.name:
                found[HANDLERS][node.name] = None
        elif cls is ast.Call:
            found[ast.Call, _place_of(node)] = node
        elif cls is ast.Subscript or cls is ast.Attribute:
            if type(node.ctx) is not ast.Load:
                found[cls, _place_of(node)] = node
        elif cls is ast.AugAssign:
            found[ast.AugAssign, _place_of(node)] = node
            found[ast.AugAssign, _place_of(node.target)] = node
    return found


def _place_of(node) -> Place:
    return (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset)
