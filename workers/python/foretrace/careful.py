"""The heap of a program that can tell when an object dies: it has finalizers, weak references or the like.

Nothing is held between two events. At each event everything that names reach is read and compared with
what was recorded, by references; what is not reached any more is forgotten. It costs a walk of the heap
each time, which is why other programs have `heap.py`.
"""

from __future__ import annotations

import ast
import re
import sys

from .heap import Heap
from .kinds import FROZENSET, GENERATOR, SET
from .syntax import nodes_of
from .tracked import ATTR, DATA, ENTRY, ITEM, LENGTH, NEW, REMOVE, SPLICE, UNATTR, WHOLE, Tracked

# So many walks may miss an object that cannot be referred to weakly before it is taken for gone.
_PATIENCE = 4

_TELLING = re.compile(r"\b(__del__|weakref|gc|getrefcount|finalize|WeakSet|WeakValueDictionary|WeakKeyDictionary)\b")


def notices_deaths(source: str, nodes: list[ast.AST]) -> bool:
    """Whether a program can tell when its objects die: by finalizers, weak references, reference counts, or by a
    generator that has something to do when it is dropped. `nodes` are those of its syntax tree."""
    if _TELLING.search(source):
        return True
    if "yield" not in source:
        return False
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not _is_context_manager(node):
            for inner in nodes_of(node):
                if isinstance(inner, (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)) and _yields(inner):
                    return True
    return False


def _is_context_manager(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("contextmanager" in ast.dump(decorator) for decorator in node.decorator_list)


def _yields(node: ast.AST) -> bool:
    return any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in nodes_of(node))


class CarefulHeap(Heap):
    """A heap that holds no object. Shadows are references: `items` a list, `entries` and `fields` dicts of them."""

    def _make_reference(self):
        values, known, met, waiting = self._values, self.known, set(), self.waiting
        self._met = met

        def reference(value: object) -> int:
            cls = type(value)
            found = values.plain(value, cls)
            if found is not None:
                return found
            tracked = known.get(id(value))
            if tracked is None or not tracked.is_still(value):
                if tracked is not None:
                    self.tracked.pop(tracked.number, None)
                self.count = number = self.count + 1
                tracked = Tracked(number, None, self.layout(cls))
                tracked.watch(value)
                self.tracked[number] = known[id(value)] = tracked
                tracked.fresh = True
            tracked.missed = 0
            if tracked.number not in met:
                met.add(tracked.number)
                waiting.append((tracked, value))
            return tracked.reference

        return reference

    def drain(self) -> None:
        """Compares everything met since the last call with what was recorded, and all that it leads to."""
        for tracked, obj in self.waiting:
            if tracked.fresh:
                tracked.fresh = False
                self._describe(tracked, obj)
                continue
            if tracked.layout.cls is not type(obj):
                tracked.layout = self.layout(type(obj))
                self.ops += (tracked.number * 16 + ATTR, self.name("__class__"), self.reference(type(obj)))
            self._compare(tracked, obj)
        self.waiting.clear()

    def begin(self) -> None:
        """Before a walk: nothing has been met yet."""
        self._met.clear()

    def forget(self) -> None:
        """After a walk: what was not met is gone, unless its weak reference still knows it.

        Objects without weak references are given a few more events, since an unfinished expression may hold them.
        """
        met = self._met
        # An exception that is being handled may be raised again, though no name leads to it.
        error = sys.exception()
        while error is not None:
            tracked = self.known.get(id(error))
            if tracked is None or tracked.number in met:
                break
            met.add(tracked.number)
            tracked.missed = 0
            error = error.__context__
        for address, tracked in list(self.known.items()):
            if tracked.number in met:
                continue
            tracked.missed += 1
            if tracked.missed > _PATIENCE if tracked.weak is None else tracked.weak() is None:
                del self.known[address]
                self.tracked.pop(tracked.number, None)

    def check(self, tracked: Tracked) -> None:
        """Nothing: the walk of the next event compares it with all others."""

    def sweep(self, roots: list[int]) -> None:
        """Nothing: what is gone is forgotten at each event."""

    def release(self) -> None:
        """Nothing: nothing is held."""

    def _read(self, tracked: Tracked, obj: object):
        content = self.reader.read(obj, tracked.layout)
        reference = self.reference
        items = None if content.items is None else list(map(reference, content.items))
        entries = None
        if content.entries is not None:
            entries = {reference(key): reference(value) for key, value in content.entries.items()}
        fields = {self.name(name): reference(value) for name, value in (content.fields or {}).items()}
        return content, items, entries, fields

    def _describe(self, tracked: Tracked, obj: object) -> None:
        content, items, entries, fields = self._read(tracked, obj)
        payload = items or []
        if entries:
            payload = [part for entry in entries.items() for part in entry]
        tracked.items, tracked.entries, tracked.fields = items, entries, fields
        tracked.datum, tracked.size = content.datum, content.size
        layout = tracked.layout
        self.ops += (layout.kind * 16 + NEW, tracked.number, layout.number, content.datum, len(payload), *payload)
        if content.size >= 0:
            self.ops += (tracked.number * 16 + LENGTH, content.size)
        for name, value in fields.items():
            self.ops += (tracked.number * 16 + ATTR, name, value)

    def _compare(self, tracked: Tracked, obj: object) -> None:
        content, items, entries, fields = self._read(tracked, obj)
        number = tracked.number * 16
        if items != tracked.items:
            if tracked.layout.kind in (SET, FROZENSET):
                items = self._compare_set(tracked, items)
            else:
                self._compare_items(number, tracked.items, items)
        if entries != tracked.entries or (entries and list(entries) != list(tracked.entries)):
            self._compare_entries(number, tracked.entries, entries)
        for name in tracked.fields.keys() - fields.keys():
            self.ops += (number | UNATTR, name)
        for name, value in fields.items():
            if tracked.fields.get(name) != value:
                self.ops += (number | ATTR, name, value)
        if content.datum != tracked.datum and tracked.layout.kind != GENERATOR:
            self.ops += (number | DATA, content.datum)
            tracked.datum = content.datum
        if content.size != tracked.size:
            self.ops += (number | LENGTH, content.size)
            tracked.size = content.size
        tracked.items, tracked.entries, tracked.fields = items, entries, fields

    def _compare_items(self, number: int, was: list[int], now: list[int]) -> None:
        if len(was) == len(now):
            for index, (before, after) in enumerate(zip(was, now)):
                if before != after:
                    self.ops += (number | ITEM, index, after)
            return
        shorter = min(len(was), len(now))
        start = next((index for index in range(shorter) if was[index] != now[index]), shorter)
        tail = next((index for index in range(shorter - start) if was[-1 - index] != now[-1 - index]), shorter - start)
        inserted = now[start : len(now) - tail]
        self.ops += (number | SPLICE, start, len(was) - tail - start, len(inserted), *inserted)

    def _compare_set(self, tracked: Tracked, now: list[int]) -> list[int]:
        """Keeps the items in the order in which they came."""
        present, known = set(now), set(tracked.items)
        order = [item for item in tracked.items if item in present] + [item for item in now if item not in known]
        if order != tracked.items:
            self.ops += (tracked.number * 16 + WHOLE, len(order), *order)
        return order

    def _compare_entries(self, number: int, was: dict[int, int], now: dict[int, int]) -> None:
        kept = [key for key in was if key in now]
        if kept + [key for key in now if key not in was] != list(now):
            self.ops += (number | WHOLE, 2 * len(now), *(part for entry in now.items() for part in entry))
            return
        for key in was:
            if key not in now:
                self.ops += (number | REMOVE, key)
        for key, value in now.items():
            if was.get(key) != value:
                self.ops += (number | ENTRY, key, value)

