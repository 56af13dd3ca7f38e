"""The table of types ([T3])."""

from __future__ import annotations

from .columns import Columns
from .kinds import Layout, MEMBER, TUPLE, module_of, mro_of, name_of, namespace_of


class TypesTable:
    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._count = 0

    def number(self, cls: type, layout: Layout) -> int:
        """Adds a type; the caller keeps it from being added twice."""
        namespace = namespace_of(cls)
        module = module_of(cls)
        entry: dict[str, object] = {
            "name": name_of(cls),
            "module": module,
            "builtin": module == "builtins",
            "bases": [name_of(base) for base in mro_of(cls)[1:-1]],
        }
        if layout.kind == TUPLE and not layout.exact:
            fields = namespace.get("_fields")
            if type(fields) is tuple and all(type(name) is str for name in fields):
                entry["fields"] = list(fields)
        if "__dataclass_fields__" in namespace:
            entry["dataclass"] = True
        if layout.kind == MEMBER:
            entry["enum"] = True
        self._columns.row("types", entry)
        number = self._count
        self._count = number + 1
        return number
