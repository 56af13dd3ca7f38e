"""What is known of one object, and the operations that tell of changes ([S4])."""

from __future__ import annotations

import weakref

from .kinds import Layout, weak_offset_of

STEP, FRAME, LOCAL, UNBIND, NEW, ITEM, SPLICE, ENTRY, REMOVE, WHOLE, ATTR, UNATTR, DATA, LENGTH, RESET = range(1, 16)


class Tracked:
    """One object of the heap: what it is, and what was recorded of it last."""

    __slots__ = ("number", "reference", "obj", "layout", "items", "entries", "fields", "order", "datum", "size", "namespace", "plain_keys", "unlike", "fresh", "missed", "weak")

    def __init__(self, number: int, obj: object, layout: Layout) -> None:
        self.number = number
        self.reference = number * 4 + 1
        self.obj = obj
        self.layout = layout
        # Shadows: items in the order of iteration; entries of a dict; fields by name.
        self.items: list | None = None
        self.entries: dict | contents.Pairs | None = None
        self.fields: dict[str, object] | None = None
        # The items of a set in the order in which they came.
        self.order: list | None = None
        self.datum = 0
        self.size = -1
        # The `__dict__` of an instance whose attributes are all there, for a look at one of them.
        self.namespace: dict | None = None
        # The shadow of which it was found that all keys are plain: such keys may be looked up.
        self.plain_keys: dict | list | None = None
        # Its keys that are neither int nor str, each by itself.
        self.unlike: dict = {}
        # For a heap that holds nothing: not written yet, how many walks did not meet it, and a way to tell the object from a later one.
        self.fresh = False
        self.missed = 0
        self.weak: weakref.ref | None = None

    def watch(self, obj: object) -> None:
        """Remembers an object without holding it, as far as its type allows."""
        if weak_offset_of(type(obj)):
            self.weak = weakref.ref(obj)

    def is_still(self, obj: object) -> bool:
        """Whether this is the object that was remembered, and not another one at its address."""
        if self.weak is not None:
            return self.weak() is obj
        return self.layout.cls is type(obj)
