"""What probes call where a place is not one of the simple ones: how it is read, and what a store to it has changed."""

from __future__ import annotations

from .contents import MISSING, is_plain_key
from .heap import Heap
from .kinds import CLASS, DICT, LIST, MODULE, TUPLE, mro_of, namespace_of
from .tracked import Tracked


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
