"""Puts Python back to what it was before a program, for the next one in the same interpreter.

Modules stay loaded, with what is in them and in their classes as it was; so do the search path, the environment and the like. What
a program changed inside of other objects of the library stays changed: those who cannot have that give each program a worker.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import types
import warnings
from importlib.machinery import FileFinder

_LIMIT_OF_DIGITS = sys.int_info.default_max_str_digits
# Names without which no program comes at a module or a class of the library but by its own name.
_REACHING = frozenset(
    "setattr delattr getattr vars globals exec eval compile __import__ import_module modules __dict__ __globals__ __builtins__"
    " __class__ __mro__ __base__ __bases__ __subclasses__ __self__ __func__ __wrapped__ __closure__ __setattr__ __delattr__"
    " get_objects get_referrers get_referents patch ctypes js pyodide pyodide_js".split()
)
# Modules that are at work while this one is.
_NOT_OURS = frozenset(("__main__", __package__, "pyodide", "_pyodide", "_pyodide_core", "pyodide_js", "js"))
_UNNAMED = object()


class _Space:
    """What was in a module and in its classes."""

    def __init__(self, module: types.ModuleType) -> None:
        self.module = module
        self._names = vars(module)
        self._before = dict(self._names)
        own = module.__name__
        self._classes = [
            (cls, cls.__dict__, dict(cls.__dict__))
            for cls in self._before.values()
            if type(cls) is type and cls.__module__ == own and _can_change(cls)
        ]

    def restore(self) -> None:
        for name, value in _differences(self._names, self._before):
            if value is _UNNAMED:
                del self._names[name]
            else:
                self._names[name] = value
        for cls, now, before in self._classes:
            for name, value in _differences(now, before):
                try:
                    if value is _UNNAMED:
                        type.__delattr__(cls, name)
                    else:
                        type.__setattr__(cls, name, value)
                except (AttributeError, TypeError):
                    # It is Python's own: a cache of the class.
                    pass


class Afresh:
    """Remembers how things are when it is made; `restore(code)` brings them back after a program."""

    def __init__(self) -> None:
        self._spaces = {name: _Space(module) for name, module in sys.modules.items() if _is_library(name, module)}
        self._modules = dict(sys.modules)
        self._lists = [(found, list(found)) for found in (sys.path, sys.meta_path, sys.path_hooks, warnings.filters)]
        self._environment = dict(os.environ)

    def restore(self, code: types.CodeType) -> None:
        """`code` is the program's: it names what it can have changed."""
        sys.settrace(None)
        sys.setprofile(None)
        sys.set_int_max_str_digits(_LIMIT_OF_DIGITS)
        gc.enable()
        gc.callbacks.clear()
        for found, before in self._lists:
            if found != before:
                found[:] = before
        if dict(os.environ) != self._environment:
            os.environ.clear()
            os.environ.update(self._environment)
        if "decimal" in sys.modules:
            decimal = sys.modules["decimal"]
            decimal.setcontext(decimal.Context())
        names = _names_in(code)
        everything = not names.isdisjoint(_REACHING)
        for name, space in self._spaces.items():
            if everything or not names.isdisjoint(name.split(".")):
                space.restore()
        self._restore_modules()

    def _restore_modules(self) -> None:
        """Modules that were not there before are imported again, as what is in them cannot be told from what they had."""
        modules = sys.modules
        added = [name for name in modules if name not in self._modules]
        for name in added:
            del modules[name]
        for name, module in self._modules.items():
            if modules.get(name) is not module:
                modules[name] = module
        if not added:
            return
        for finder in sys.path_importer_cache.values():
            if type(finder) is FileFinder:
                finder.invalidate_caches()
        for name in added:
            try:
                importlib.import_module(name)
            except Exception:
                modules.pop(name, None)
        for name in list(modules):
            if name not in self._modules:
                self._modules[name] = modules[name]
                if _is_library(name, modules[name]):
                    self._spaces[name] = _Space(modules[name])


def _differences(now, before) -> list[tuple[str, object]]:
    """Names of a namespace that mean something else than before, with what they meant (`_UNNAMED`: nothing)."""
    found = [(name, value) for name, value in before.items() if now.get(name, _UNNAMED) is not value]
    if len(now) != len(before) or found:
        found += [(name, _UNNAMED) for name in now if name not in before]
    return found


def _is_library(name: str, module: object) -> bool:
    return type(module) is types.ModuleType and name.partition(".")[0] not in _NOT_OURS


def _can_change(cls: type) -> bool:
    return bool(cls.__flags__ & 1 << 9)


def _names_in(code: types.CodeType) -> set[str]:
    """Every name that a program's code mentions, parts of dotted ones too."""
    names: set[str] = set()
    # A list that grows while it is walked.
    waiting = [code]
    for found in waiting:
        names.update(part for name in found.co_names for part in name.split("."))
        waiting += [inner for inner in found.co_consts if isinstance(inner, types.CodeType)]
    return names
