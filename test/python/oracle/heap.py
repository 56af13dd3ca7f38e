"""Walks the heap from given roots, by exact types and type slots, never through the program."""

import collections
import enum
import types
from collections.abc import Callable, Iterable
from string.templatelib import Interpolation, Template

from .plain import is_plain, plain, plain_part
from .program import Program
from .types_of import (
    fields_of,
    is_made_at_run_time,
    module_name,
    mro,
    own_dict,
    qualname_of,
    slots_of,
    type_dict,
    type_name,
)

GENERATORS = {
    types.GeneratorType: "gi_frame",
    types.CoroutineType: "cr_frame",
    types.AsyncGeneratorType: "ag_frame",
}
WALKERS = {
    type(iter(sample)) for sample in ([], (), "", "é", b"", bytearray(), range(0), range(10**30))
} | {reversed, type(reversed([]))}
# Iterators that tell what they were made of, but not how far they are.
COMBINERS = {zip, map, filter}
SILENT_ITERATORS = {
    type(iter(sample)) for sample in ({}, {}.values(), {}.items(), set(), collections.deque())
} | {type(reversed({})), type(iter(int, 1))}
# Types of C that are no more than their parts.
PARTS = {
    Template: ("strings", "interpolations"),
    Interpolation: ("value", "expression", "conversion", "format_spec"),
}
# Packages whose objects are the works behind the program, not its state.
WORKS = {"asyncio", "_asyncio", "contextlib", "foretrace", "logging", "threading", "concurrent"}
LARGEST_POSITION = 2**31
MEMBER_INTERNALS = {"_name_", "_value_", "__objclass__", "_sort_order_"}


class Heap:
    """One picture of the heap: `objects` by id(), each a JSON-able dictionary."""

    def __init__(self, program: Program, types_before: dict[int, type]) -> None:
        self.program = program
        self.types_before = types_before
        self.objects: dict[int, dict] = {}
        self.met: list = []
        # Generators that were met, with the frames that they keep.
        self.generators: list = []

    def ref(self, value: object) -> list:
        """A plain value, or ["o", id] of an object that `walk` describes."""
        if is_plain(value):
            return plain(value)
        if id(value) not in self.objects:
            self.objects[id(value)] = {}
            self.met.append(value)
        return ["o", id(value)]

    def refs(self, values: Iterable) -> list:
        return [self.ref(value) for value in values]

    def named(self, fields: Iterable[tuple[str, object]]) -> list:
        return [[name, self.ref(value)] for name, value in fields]

    def walk(self) -> None:
        described = 0
        while described < len(self.met):
            value = self.met[described]
            about = self.describe(value)
            # Slots have no order of their own.
            about["ordered"] = about["kind"] != "exception" and not slots_of(value)
            kind = self.types_before.get(id(value), type(value))
            if kind is not type(value):
                # Its __class__ was assigned ([S10]).
                about["attributes"].append(["__class__", self.ref(type(value))])
                about["ordered"] = False
            self.objects[id(value)].update(type=type_name(kind), **about)
            described += 1

    def by_id(self) -> list[tuple[int, object]]:
        return [(id(value), value) for value in self.met]

    def describe(self, value: object) -> dict:
        kind = type(value)
        if enum.EnumType in mro(type(kind)) and enum.Enum in mro(kind):
            return describe_member(self, value)
        if module_name(kind) == "itertools" or kind in SILENT_ITERATORS:
            return {"kind": "iterator", "datum": -1}
        if kind in WALKERS or kind in COMBINERS or kind is enumerate:
            return describe_iterator(self, value)
        for base in mro(kind):
            if base in DESCRIBERS:
                return DESCRIBERS[base](self, value)
        part = plain_part(value)
        if part is not None:
            fields = [("(value)", part), *fields_of(value)]
            return {"kind": "instance", "attributes": self.named(fields)}
        is_works = module_name(kind).partition(".")[0] in WORKS
        if is_python_class(kind) and not is_works:
            return {"kind": "instance", "attributes": self.named(fields_of(value))}
        return {"kind": "other", "attributes": self.named(parts_of(value))}


Describer = Callable[[Heap, object], dict]


def container(kind: str, iterate: Callable, datum: Callable | None = None) -> Describer:
    def describe(heap: Heap, value: object) -> dict:
        about = {"kind": kind, "items": heap.refs(iterate(value))}
        if datum is not None:
            about["datum"] = datum(value)
        about["attributes"] = heap.named(fields_of(value))
        return about

    return describe


def describe_dict(heap: Heap, value: dict) -> dict:
    if value is heap.program.namespace:
        # The module's namespace: its names are shown as variables.
        return {"kind": "dict"}
    pairs = list(dict.items(value))
    if collections.OrderedDict in mro(type(value)):
        # Its order is its own; keys are found again by identity, so that no __eq__ runs.
        by_key = {id(pair[0]): pair for pair in pairs}
        pairs = [by_key[id(key)] for key in collections.OrderedDict.__iter__(value)]
    entries = [[heap.ref(key), heap.ref(content)] for key, content in pairs]
    return {"kind": "dict", "entries": entries, "attributes": heap.named(fields_of(value))}


def describe_member(heap: Heap, value: object) -> dict:
    own = own_dict(value)
    fields = [(name, content) for name, content in own.items() if name not in MEMBER_INTERNALS]
    named = [("name", own["_name_"]), ("value", own["_value_"]), *fields]
    return {"kind": "enum-member", "attributes": heap.named(named)}


def describe_exception(heap: Heap, value: BaseException) -> dict:
    slots = BaseException.__dict__
    chain = [(name, slots[name].__get__(value)) for name in ("__cause__", "__context__")]
    fields = [(name, other) for name, other in chain if other is not None] + fields_of(value)
    args = heap.refs(slots["args"].__get__(value))
    return {"kind": "exception", "items": args, "attributes": heap.named(fields)}


def describe_class(heap: Heap, value: type) -> dict:
    if module_name(value) != "__main__":
        # Classes of libraries are told by their name alone.
        name = heap.named([("__name__", type_name(value))])
        return {"kind": "class", "attributes": name, "code": None}
    fields = [
        (name, content)
        for name, content in type_dict(value).items()
        if heap.program.shows_class_name(value, name)
        and type(content) is not types.MemberDescriptorType
    ]
    code = [qualname_of(value), type_dict(value).get("__firstlineno__", -1)]
    return {"kind": "class", "attributes": heap.named(fields), "code": code}


def describe_function(heap: Heap, value: types.FunctionType) -> dict:
    code = value.__code__
    if not heap.program.is_own(code):
        name = heap.named([("__name__", value.__name__)])
        return {"kind": "function", "attributes": name, "code": None}
    cells = [[name, heap.ref(cell)] for name, cell in zip(code.co_freevars, value.__closure__ or ())]
    defaults = [("__defaults__", value.__defaults__), ("__kwdefaults__", value.__kwdefaults__)]
    fields = [(name, found) for name, found in defaults if found is not None]
    return {
        "kind": "function",
        "cells": cells,
        "code": [code.co_qualname, code.co_firstlineno],
        "attributes": heap.named([*fields, *dict.items(value.__dict__)]),
    }


def describe_iterator(heap: Heap, value: object) -> dict:
    """What the iterator would give to pickle; all of these types are Python's own."""
    kind = type(value)
    _, made_of, *rest = kind.__reduce__(value)
    if kind in COMBINERS:
        return {"kind": "iterator", "items": heap.refs(made_of), "datum": -1}
    position = made_of[1] if kind is enumerate else rest[0] if rest else -1
    known = type(position) is int and position < LARGEST_POSITION
    if not rest and kind is not enumerate:
        # Nothing is left; what it would be pickled with exists nowhere.
        return {"kind": "iterator", "datum": -1}
    return {
        "kind": "iterator",
        "items": heap.refs(made_of[:1]),
        "datum": position if known else -1,
    }


def parts_of(value: object) -> list[tuple[str, object]]:
    """What an object of a builtin type that is not walked otherwise shows of itself."""
    kind = type(value)
    if kind is types.BuiltinFunctionType:
        owner = value.__self__
        bound = owner is not None and type(owner) is not types.ModuleType
        return [("__self__", owner)] if bound else []
    if kind in PARTS:
        return [(name, getattr(value, name)) for name in PARTS[kind]]
    if kind in (staticmethod, classmethod):
        return [("__func__", value.__func__)]
    if kind is property:
        accessors = [(name, getattr(value, name)) for name in ("fget", "fset", "fdel")]
        return [(name, found) for name, found in accessors if found is not None]
    return []


def is_python_class(kind: type) -> bool:
    """Made by a class statement, or by something that does the same."""
    if kind is object:
        return True
    namespace = type_dict(kind)
    if not is_made_at_run_time(kind):
        return False
    return (
        "__firstlineno__" in namespace
        or "__dict__" in namespace
        or any(type(found) is types.FunctionType for found in namespace.values())
    )


def describe_method(heap: Heap, value: types.MethodType) -> dict:
    return {"kind": "method", "items": heap.refs((value.__self__, value.__func__))}


def describe_cell(heap: Heap, value: types.CellType) -> dict:
    try:
        return {"kind": "cell", "items": [heap.ref(value.cell_contents)]}
    except ValueError:
        return {"kind": "cell", "items": []}


def describe_generator(heap: Heap, value: object) -> dict:
    number = heap.program.frame_of_generator(value)
    frame = getattr(value, GENERATORS[type(value)])
    if number >= 0 and frame is not None:
        heap.generators.append((number, frame))
    return {"kind": "generator", "frame": number}


def describe_module(heap: Heap, value: types.ModuleType) -> dict:
    return {"kind": "module", "name": own_dict(value).get("__name__")}


DESCRIBERS: dict[type, Describer] = {
    list: container("list", list.__iter__),
    tuple: container("tuple", tuple.__iter__),
    set: container("set", set.__iter__),
    frozenset: container("frozenset", frozenset.__iter__),
    bytearray: container("bytearray", bytearray.__iter__),
    collections.deque: container(
        "deque",
        collections.deque.__iter__,
        lambda value: -1 if (n := collections.deque.maxlen.__get__(value)) is None else n,
    ),
    dict: describe_dict,
    BaseException: describe_exception,
    type: describe_class,
    types.FunctionType: describe_function,
    types.MethodType: describe_method,
    types.CellType: describe_cell,
    types.ModuleType: describe_module,
    **dict.fromkeys(GENERATORS, describe_generator),
}
