"""How a heap (`heap.py`) lets go of objects that the program has no more."""

from __future__ import annotations

import sys

from .kinds import CELL
from .tracked import Tracked

def _count_of_one() -> int:
    obj = object()
    return sys.getrefcount(obj)


# What `getrefcount` says of an object that one local name holds: 3.14 lends it to the call without counting.
_ALONE = _count_of_one()


def sweep(heap, roots: list[int]) -> None:
    """Forgets objects that nothing recorded leads to and that nobody else holds.

    `roots` are references. Whatever is held outside of what is recorded (by a library, by an
    unfinished expression) stays, with all that it leads to, so that its number stays its own.
    """
    reached: set[int] = set()
    _reach(heap, roots, reached)
    lost = [tracked for number, tracked in heap.tracked.items() if number not in reached]
    if not lost:
        return
    held: dict[int, int] = {}
    for tracked in lost:
        for child in _children(tracked):
            held[id(child)] = held.get(id(child), 0) + 2
    outside = []
    for tracked in lost:
        # Its Tracked, the argument of getrefcount; shadow and object itself for each lost holder.
        if sys.getrefcount(tracked.obj) > 2 + held.get(id(tracked.obj), 0):
            outside.append(tracked.number * 4 + 1)
    del tracked
    _reach(heap, outside, reached)
    numbers = [tracked.number for tracked in lost if tracked.number not in reached]
    lost.clear()
    let_go(heap, numbers)


def let_go(heap, numbers: list[int]) -> None:
    """Drops objects so that none of them takes a long chain of others with it.

    Python frees a chain of objects by recursion, and in a browser there is little room for that. So of
    those that are chained to each other the ones that nobody else holds go first, in both orders.
    """
    objects = []
    for number in numbers:
        gone = heap.tracked.pop(number)
        del heap.known[id(gone.obj)]
        heap.restless.pop(number, None)
        if gone.layout.kind == CELL:
            for cells in heap.cells.values():
                cells.pop(number, None)
        objects.append(gone.obj)
    gone = obj = None
    freed = True
    while freed:
        # From the last to the first, what is left the other way round, and so on.
        freed = False
        held = []
        while objects:
            obj = objects.pop()
            if sys.getrefcount(obj) > _ALONE:
                held.append(obj)
            else:
                freed = True
        objects = held


def _reach(heap, references: list[int], reached: set[int]) -> None:
    known = heap.known
    todo = [reference >> 2 for reference in references if reference & 3 == 1]
    while todo:
        number = todo.pop()
        tracked = heap.tracked.get(number)
        if tracked is None or number in reached:
            continue
        reached.add(number)
        for child in _children(tracked):
            found = known.get(id(child))
            if found is not None:
                todo.append(found.number)


def _children(tracked: Tracked) -> list:
    children: list = []
    if tracked.items:
        children += tracked.items
    if tracked.entries:
        children += tracked.entries.keys()
        children += tracked.entries.values()
    if tracked.fields:
        children += tracked.fields.values()
    return children

