"""What surrounds one request: nobody reads what it prints, reading raises, and nothing of it is left for the next one."""

from __future__ import annotations

import builtins
import io
import random
import sys

from ..folder import Folder


class _Swallowed(io.TextIOBase):
    encoding = "utf-8"

    def write(self, text: str) -> int:
        return len(text)

    def writable(self) -> bool:
        return True


class _Nothing(io.TextIOBase):
    """A stdin that cannot be read."""

    def _refuse(self, *_given):
        raise OSError("there is nothing to read here")

    read = readline = readlines = __next__ = _refuse

    def readable(self) -> bool:
        return False


class Silence:
    """A context in which a program runs."""

    def __enter__(self) -> None:
        self._streams = sys.stdin, sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = _Nothing(), _Swallowed(), _Swallowed()
        self._builtins = builtins.__dict__.copy()
        self._path = list(sys.path)
        self._modules = set(sys.modules)
        self._depth = sys.getrecursionlimit()
        self._folder = Folder()
        self._folder.__enter__()
        random.seed(0)

    def __exit__(self, *_given) -> None:
        sys.stdin, sys.stdout, sys.stderr = self._streams
        own = builtins.__dict__
        if own != self._builtins:
            own.clear()
            own.update(self._builtins)
        sys.path[:] = self._path
        for name in set(sys.modules) - self._modules:
            # A module of the library may stay; one that the program made may not.
            if getattr(sys.modules[name], "__spec__", None) is None:
                del sys.modules[name]
        sys.setrecursionlimit(self._depth)
        self._folder.__exit__()
