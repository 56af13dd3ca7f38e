"""The heap of a recording: which objects were seen, what was last recorded of each, what has changed.

An object gets its number when a name, an item or a value of a step first leads to it. Each one has a
shadow, the content as it was recorded last; `check` compares by identity (`is`) only, so no code of the
program ever runs here.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress, count
from operator import is_, is_not

from . import contents
from .columns import Columns
from .kinds import DICT, FUNCTION, GENERATOR, ITERATOR, SET, Layout, layout_of
from .sweeping import let_go, sweep
from .tracked import ATTR, DATA, ENTRY, ITEM, LENGTH, NEW, REMOVE, SPLICE, UNATTR, WHOLE, Tracked
from .types_table import TypesTable
from .values import SMALL, Values


class Heap:
    """All objects seen. Operations go to `columns.ops`; the caller writes the STEP that they belong to."""

    def __init__(self, columns: Columns, values: Values, types: TypesTable, reader: contents.Reader) -> None:
        self._columns = columns
        self.ops = columns.ops
        self._values = values
        self._types = types
        self.reader = reader
        self._layouts: dict[int, Layout] = {}
        self.waiting: list[Tracked] = []
        self._attribute_names: dict[str, int] = {}
        # What is known of objects, by id. The Tracked keeps its object alive, so the id stays its own.
        self.known: dict[int, Tracked] = {}
        self.tracked: dict[int, Tracked] = {}
        self.count = 0
        # Objects that can change without a store or a call that names them.
        self.restless: dict[int, Tracked | None] = {}
        # Cells by the names under which functions hold them.
        self.cells: dict[str, dict[int, Tracked]] = {}
        self.reference = self._make_reference()

    def _make_reference(self) -> Callable[[object], int]:
        values = self._values
        text_refs, float_refs = values.text_refs, values.float_refs
        known = self.known
        plain, track = values.plain, self._track
        integer, text, floating = values.integer, values.text, values.floating
        none, true, false = (values.singletons[id(single)] for single in (None, True, False))

        def reference(value: object) -> int:
            """The reference of any value; an object seen for the first time gets its number."""
            cls = type(value)
            if cls is int:
                if -SMALL <= value < SMALL:
                    return value * 4
                return integer(value)
            if cls is str:
                found = text_refs.get(value) if len(value) <= 64 else None
                return text(value) if found is None else found
            if value is None:
                return none
            if cls is bool:
                return true if value else false
            if cls is float:
                found = float_refs.get(value)
                return found if found is not None and value else floating(value)
            # Most often an object that was met before. (`id` is dear here, so plain values come first.)
            tracked = known.get(id(value))
            if tracked is not None:
                return tracked.reference
            found = plain(value, cls)
            return track(value, cls) if found is None else found

        return reference

    def layout(self, cls: type) -> Layout:
        """The layout of a type. Types are told apart by `id`, since a metaclass may define a hash."""
        found = self._layouts.get(id(cls))
        if found is None:
            found = self._layouts[id(cls)] = layout_of(cls)
            found.number = self._types.number(cls, found)
        return found

    def _track(self, obj: object, cls: type) -> int:
        layout = self._layouts.get(id(cls)) or self.layout(cls)
        self.count = number = self.count + 1
        self.tracked[number] = self.known[id(obj)] = tracked = Tracked(number, obj, layout)
        self.waiting.append(tracked)
        return tracked.reference

    def drain(self) -> None:
        """Writes the objects seen since the last call, and all that they lead to."""
        waiting = self.waiting
        # A list that grows while it is walked: children are appended by `reference`.
        for tracked in waiting:
            self._write_new(tracked)
        waiting.clear()

    def _write_new(self, tracked: Tracked) -> None:
        layout = tracked.layout
        payload = self._read_all(tracked)
        self.ops += (layout.kind * 16 + NEW, tracked.number, layout.number, tracked.datum, len(payload))
        self.ops += payload
        if tracked.size >= 0:
            self.ops += (tracked.number * 16 + LENGTH, tracked.size)
        if tracked.fields:
            for name, value in tracked.fields.items():
                self.ops += (tracked.number * 16 + ATTR, self.name(name), self.reference(value))
        kind = layout.kind
        if (kind == ITERATOR and tracked.datum >= 0) or layout.fills_itself:
            self.restless[tracked.number] = tracked
        elif kind == FUNCTION:
            for name, cell in zip(*self.reader.closure(tracked.obj)):
                held = self.known[id(cell)]
                self.cells.setdefault(name, {})[held.number] = held

    def _read_all(self, tracked: Tracked) -> list[int]:
        """Reads content into the shadows; gives the payload of NEW."""
        reader, reference = self.reader, self.reference
        content = reader.read(tracked.obj, tracked.layout)
        tracked.items, tracked.entries, tracked.fields = content.items, content.entries, content.fields
        tracked.datum, tracked.size = content.datum, content.size
        if tracked.layout.open:
            tracked.namespace = tracked.layout.dictionary(tracked.obj)
        if tracked.items is not None:
            if tracked.layout.kind == SET:
                tracked.order = tracked.items.copy()
            return list(map(reference, tracked.items))
        if tracked.entries is not None:
            return self._pairs(tracked.entries)
        return []

    def _pairs(self, entries: dict | contents.Pairs) -> list[int]:
        reference = self.reference
        payload: list[int] = []
        for key, value in entries.items():
            payload += (reference(key), reference(value))
        return payload

    def name(self, name: str) -> int:
        number = self._attribute_names.get(name)
        if number is None:
            number = self._attribute_names[name] = self._columns.string(name)
        return number

    # ---- what has changed -----------------------------------------------------------------------

    def check(self, tracked: Tracked) -> None:
        """Compares an object with its shadow and writes what differs."""
        if type(tracked.obj) is not tracked.layout.cls:
            # Its `__class__` was assigned: it is read as what it is now, and said to have that class ([S10]).
            tracked.layout = self.layout(type(tracked.obj))
            self.ops += (tracked.number * 16 + ATTR, self.name("__class__"), self.reference(type(tracked.obj)))
        content = self.reader.read(tracked.obj, tracked.layout)
        if content.items is not None:
            self._check_items(tracked, content.items)
        elif content.entries is not None:
            self._check_entries(tracked, content.entries)
        if tracked.layout.open:
            tracked.namespace = tracked.layout.dictionary(tracked.obj)
        if content.fields or tracked.fields:
            self._check_fields(tracked, content.fields or {})
        if content.datum != tracked.datum and tracked.layout.kind != GENERATOR:
            tracked.datum = content.datum
            self.ops += (tracked.number * 16 + DATA, content.datum)
        if content.size != tracked.size:
            tracked.size = content.size
            self.ops += (tracked.number * 16 + LENGTH, content.size)

    def check_restless(self) -> None:
        """Looks at what may have changed without a trace in the line's code."""
        for tracked in list(self.restless.values()):
            if tracked is None:
                continue
            if tracked.layout.kind != DICT:
                self.check(tracked)
            elif dict.__len__(tracked.obj) != len(tracked.entries) and tracked.size < 0:
                self.check(tracked)

    def check_everything(self) -> None:
        """Compares all objects. One that was only just seen is written first."""
        self.drain()
        for tracked in list(self.tracked.values()):
            self.check(tracked)

    def _check_items(self, tracked: Tracked, now: list) -> None:
        was = tracked.items
        if len(was) == len(now) and all(map(is_, was, now)):
            return
        tracked.items = now
        if tracked.layout.kind == SET:
            self._check_set(tracked, now)
        elif len(was) == len(now):
            self._replace_items(tracked, was, now)
        else:
            self._splice_items(tracked, was, now)

    def _replace_items(self, tracked: Tracked, was: list, now: list) -> None:
        reference = self.reference
        differing = list(compress(count(), map(is_not, was, now)))
        if len(differing) > 8 and len(differing) * 2 > len(now):
            self.ops += (tracked.number * 16 + WHOLE, len(now))
            self.ops += list(map(reference, now))
            return
        for index in differing:
            new = reference(now[index])
            if new != reference(was[index]):
                self.ops += (tracked.number * 16 + ITEM, index, new)

    def _splice_items(self, tracked: Tracked, was: list, now: list) -> None:
        shorter = min(len(was), len(now))
        start = next(compress(count(), map(is_not, was, now)), shorter)
        tail = next(compress(count(), map(is_not, reversed(was), reversed(now))), shorter)
        tail = min(tail, shorter - start)
        inserted = now[start : len(now) - tail]
        self.ops += (tracked.number * 16 + SPLICE, start, len(was) - tail - start, len(inserted))
        self.ops += list(map(self.reference, inserted))

    def _check_set(self, tracked: Tracked, now: list) -> None:
        order = tracked.order
        present = set(map(id, now))
        known = set(map(id, order))
        for index in [i for i, item in enumerate(order) if id(item) not in present][::-1]:
            self.ops += (tracked.number * 16 + SPLICE, index, 1, 0)
            del order[index]
        added = [item for item in now if id(item) not in known]
        if added:
            self.ops += (tracked.number * 16 + SPLICE, len(order), 0, len(added))
            self.ops += list(map(self.reference, added))
            order += added

    def _check_entries(self, tracked: Tracked, now: dict | contents.Pairs) -> None:
        was = tracked.entries
        if len(was) == len(now) and all(map(is_, was, now)) and all(map(is_, was.values(), now.values())):
            return
        tracked.entries = now
        reference = self.reference
        present = {id(key) for key in now}
        values_before = {id(key): value for key, value in was.items()}
        kept = [id(key) for key in was if id(key) in present]
        added = [id(key) for key in now if id(key) not in values_before]
        if kept + added != [id(key) for key in now]:
            payload = self._pairs(now)
            self.ops += (tracked.number * 16 + WHOLE, len(payload))
            self.ops += payload
            return
        for key in was:
            if id(key) not in present:
                self.ops += (tracked.number * 16 + REMOVE, reference(key))
        for key, value in now.items():
            if id(key) not in values_before or values_before[id(key)] is not value:
                self.ops += (tracked.number * 16 + ENTRY, reference(key), reference(value))

    def _check_fields(self, tracked: Tracked, now: dict[str, object]) -> None:
        was = tracked.fields or {}
        tracked.fields = now
        for name in was:
            if name not in now:
                self.ops += (tracked.number * 16 + UNATTR, self.name(name))
        for name, value in now.items():
            if name not in was or was[name] is not value:
                self._field(tracked, name, value)

    def _field(self, tracked: Tracked, name: str, value: object) -> None:
        self.ops += (tracked.number * 16 + ATTR, self.name(name), self.reference(value))

    # ---- changes of which the place is known ------------------------------------------------------

    def check_tail(self, tracked: Tracked) -> None:
        """After one `append`: looks at the end only, unless the length tells of more."""
        was, obj = tracked.items, tracked.obj
        if len(obj) == len(was) + 1 and tracked.size < 0 and len(was) < contents.MAX_ITEMS:
            item = obj[-1]
            self.ops += (tracked.number * 16 + SPLICE, len(was), 0, 1, self.reference(item))
            was.append(item)
        elif not self._only_longer(tracked, len(obj), 1):
            self.check(tracked)

    def _only_longer(self, tracked: Tracked, length: int, by: int) -> bool:
        """Whether a container of which only the beginning is recorded has got longer (or shorter) behind that."""
        if tracked.size < 0 or length != tracked.size + by or length <= contents.MAX_ITEMS:
            return False
        tracked.size = length
        self.ops += (tracked.number * 16 + LENGTH, length)
        return True

    def check_popped(self, tracked: Tracked, start: bool) -> None:
        """After one `pop()` or, at the start, one `popleft()`."""
        was, obj = tracked.items, tracked.obj
        if len(obj) == len(was) - 1 and tracked.size < 0:
            index = 0 if start else len(was) - 1
            self.ops += (tracked.number * 16 + SPLICE, index, 1, 0)
            del was[index]
        elif start or not self._only_longer(tracked, len(obj), -1):
            self.check(tracked)

    def check_removed(self, tracked: Tracked, index: int) -> None:
        """After the removal of one item of a list."""
        was, obj = tracked.items, tracked.obj
        length = len(was)
        if index < 0:
            index += length
        behind = index + 1
        if (
            len(obj) == length - 1
            and tracked.size < 0
            and 0 <= index < length
            and (index == 0 or (obj[0] is was[0] and obj[index - 1] is was[index - 1]))
            and (behind == length or (obj[index] is was[behind] and obj[-1] is was[-1]))
        ):
            self.ops += (tracked.number * 16 + SPLICE, index, 1, 0)
            del was[index]
        else:
            self.check(tracked)

    def check_inserted(self, tracked: Tracked, index: int) -> None:
        """After `insert`: an index beyond an end means that end."""
        was, obj = tracked.items, tracked.obj
        length = len(was)
        index = min(index, length) if index >= 0 else max(index + length, 0)
        if (
            len(obj) == length + 1
            and tracked.size < 0
            and length < contents.MAX_ITEMS
            and (index == 0 or (obj[0] is was[0] and obj[index - 1] is was[index - 1]))
            and (index == length or (obj[index + 1] is was[index] and obj[-1] is was[-1]))
        ):
            item = obj[index]
            self.ops += (tracked.number * 16 + SPLICE, index, 0, 1, self.reference(item))
            was.insert(index, item)
        else:
            self.check(tracked)

    def check_head(self, tracked: Tracked) -> None:
        """After one `appendleft`."""
        was, obj = tracked.items, tracked.obj
        if len(obj) == len(was) + 1 and tracked.size < 0 and len(was) < contents.MAX_ITEMS:
            item = obj[0]
            self.ops += (tracked.number * 16 + SPLICE, 0, 0, 1, self.reference(item))
            was.insert(0, item)
        else:
            self.check(tracked)

    def check_keyed(self, tracked: Tracked, key: object) -> bool:
        """After a call that names one key of a dict or one item of a set; False when that tells too little."""
        if not contents.is_plain_key(key):
            return False
        if tracked.layout.kind == DICT:
            return self.has_plain_keys(tracked) and self.check_entry(tracked, key)
        was, obj = tracked.items, tracked.obj
        if type(key) not in (int, str) or type(obj) is not set:
            return False
        if tracked.size >= 0:
            return len(obj) == tracked.size or self._only_longer(tracked, len(obj), 1)
        if len(obj) == len(was) + 1 and len(was) < contents.MAX_ITEMS:
            self.ops += (tracked.number * 16 + SPLICE, len(tracked.order), 0, 1, self.reference(key))
            was.append(key)
            tracked.order.append(key)
        elif len(obj) == len(was) - 1 and self._has_plain_items(tracked) and key in was:
            self.ops += (tracked.number * 16 + SPLICE, tracked.order.index(key), 1, 0)
            tracked.order.remove(key)
            was.remove(key)
        return len(obj) == len(was)

    @staticmethod
    def _has_plain_items(tracked: Tracked) -> bool:
        if tracked.plain_keys is not tracked.items:
            if not all(type(item) is int or type(item) is str for item in tracked.items):
                return False
            tracked.plain_keys = tracked.items
        return True

    def check_item(self, tracked: Tracked, index: int) -> bool:
        """After a store to one item of a list; False when the list has another length than before."""
        was, obj = tracked.items, tracked.obj
        length = len(obj)
        if index < 0:
            index += length
        if length != len(was) or tracked.size >= 0:
            if tracked.size != length:
                return False
            if index >= len(was):
                return True
        item = obj[index]
        if item is not was[index]:
            new = self.reference(item)
            if new != self.reference(was[index]):
                self.ops += (tracked.number * 16 + ITEM, index, new)
            was[index] = item
        return True

    def check_entry(self, tracked: Tracked, key: object) -> bool:
        """After a store to one entry of a dict with plain keys; False when more must have changed."""
        was, obj = tracked.entries, tracked.obj
        missing = contents.MISSING
        now = dict.get(obj, key, missing)
        before = was.get(key, missing)
        if tracked.size >= 0 and (now is missing or before is missing):
            length = dict.__len__(obj)
            return now is not missing and (length == tracked.size or self._only_longer(tracked, length, 1))
        # An equal key may be another object (True for 1, an equal tuple): the one in the dict counts.
        if before is not missing and type(key) not in (int, str) and key not in tracked.unlike:
            return False
        key = tracked.unlike.get(key, key) if tracked.unlike else key
        if now is missing:
            if before is not missing:
                self.ops += (tracked.number * 16 + REMOVE, self.reference(key))
                del was[key]
                tracked.unlike.pop(key, None)
        elif before is missing:
            last = next(dict.__reversed__(obj))
            if not contents.is_plain_key(last) or last != key:
                return False
            self.ops += (tracked.number * 16 + ENTRY, self.reference(last), self.reference(now))
            was[last] = now
            if type(last) not in (int, str):
                tracked.unlike[last] = last
        elif now is not before:
            new = self.reference(now)
            if new != self.reference(before):
                self.ops += (tracked.number * 16 + ENTRY, self.reference(key), new)
            was[key] = now
        return dict.__len__(obj) == (len(was) if tracked.size < 0 else tracked.size)

    def check_extended(self, tracked: Tracked) -> None:
        """After `list += …` or `extend`: only the end can be new."""
        was, obj = tracked.items, tracked.obj
        length = len(was)
        if tracked.size < 0 and length <= len(obj) <= contents.MAX_ITEMS:
            added = obj[length:]
            if added:
                self.ops += (tracked.number * 16 + SPLICE, length, 0, len(added))
                self.ops += list(map(self.reference, added))
                was += added
        elif not self._only_longer(tracked, len(obj), len(obj) - tracked.size):
            self.check(tracked)

    def has_plain_keys(self, tracked: Tracked) -> bool:
        """Whether a look-up in this dict can run no code of the program."""
        if tracked.plain_keys is not tracked.entries:
            if type(tracked.entries) is not dict or not contents.have_plain_keys(tracked.entries):
                return False
            tracked.plain_keys = tracked.entries
            tracked.unlike = {key: key for key in tracked.entries if type(key) not in (int, str)}
        return True

    def check_field(self, tracked: Tracked, name: str) -> None:
        """After a store to one attribute."""
        now = self.reader.field(tracked.obj, tracked.layout, name)
        fields = tracked.fields
        if fields is None:
            fields = tracked.fields = {}
        missing = contents.MISSING
        before = fields.get(name, missing)
        if now is before:
            return
        if now is missing:
            self.ops += (tracked.number * 16 + UNATTR, self.name(name))
            del fields[name]
        else:
            new = self.reference(now)
            if before is missing or new != self.reference(before):
                self.ops += (tracked.number * 16 + ATTR, self.name(name), new)
            fields[name] = now

    def check_cells(self, name: str) -> None:
        """After a store to a closure variable: its cells, wherever functions hold them."""
        for tracked in list(self.cells.get(name, {}).values()):
            self.check(tracked)

    # ---- objects that are gone ---------------------------------------------------------------------

    def sweep(self, roots: list[int]) -> None:
        """Forgets objects that nothing recorded leads to and that nobody else holds; `roots` are references."""
        sweep(self, roots)

    def release(self) -> None:
        """Lets go of everything."""
        let_go(self, list(self.tracked))
