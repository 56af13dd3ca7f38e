"""What a line may change, read once from its bytecode and its syntax tree.

For each line of a code object: the names that it binds, and *probes*, small functions that look at the one
place a store went to. Where the place cannot be told afterwards (a call in the index, a name that the
same line binds again), the probe compares the whole container, or everything.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from .heap import Heap
from .probes import Writer
from .stores import Store, Stores

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
