"""Questions to a type that no metaclass, property or __getattr__ of the program answers."""

import types

_mro = type.__dict__["__mro__"]
_name = type.__dict__["__name__"]
_qualname = type.__dict__["__qualname__"]
_flags = type.__dict__["__flags__"]
_dict = type.__dict__["__dict__"]

# Py_TPFLAGS_HEAPTYPE: a class made by a class statement, or by C while Python runs.
MADE_AT_RUN_TIME = 1 << 9


def mro(kind: type) -> tuple[type, ...]:
    return _mro.__get__(kind)


def type_name(kind: type) -> str:
    return _name.__get__(kind)


def qualname_of(kind: type) -> str:
    return _qualname.__get__(kind)


def type_dict(kind: type) -> types.MappingProxyType:
    return _dict.__get__(kind)


def module_name(kind: type) -> str:
    """The module that a class says it is of; empty when it says nothing that could be one."""
    found = type_dict(kind).get("__module__")
    return found if type(found) is str else ""


def own_dict(value: object) -> dict | None:
    """The instance dictionary, read by the slot that C gave the type and by nothing else."""
    for base in mro(type(value)):
        descriptor = type_dict(base).get("__dict__")
        if type(descriptor) in (types.GetSetDescriptorType, types.MemberDescriptorType):
            return descriptor.__get__(value)
    return None


def is_made_at_run_time(kind: type) -> bool:
    return _flags.__get__(kind) & MADE_AT_RUN_TIME != 0


def slots_of(value: object) -> list[tuple[str, object]]:
    """Filled slots, those of base classes first."""
    found = []
    for base in reversed(mro(type(value))):
        if not is_made_at_run_time(base):
            continue
        for name, descriptor in type_dict(base).items():
            if type(descriptor) is types.MemberDescriptorType:
                try:
                    found.append((name, descriptor.__get__(value)))
                except AttributeError:
                    continue
    return found


def fields_of(value: object) -> list[tuple[str, object]]:
    own = own_dict(value)
    return slots_of(value) + ([] if own is None else list(dict.items(own)))
