"""The folder that a program runs in: the next program finds it as this one did."""

from __future__ import annotations

import os
import stat

# The real ones: a program may have put others in their places.
_list, _look, _folder, _enter = os.listdir, os.lstat, os.getcwd, os.chdir
_remove, _remove_folder = os.remove, os.rmdir


class Folder:
    """A context: goes back to where it began, and takes away what was not there."""

    def __enter__(self) -> None:
        self._path = _folder()
        self._names = frozenset(_list(self._path))

    def __exit__(self, *_given) -> None:
        _enter(self._path)
        for name in _list(self._path):
            if name not in self._names:
                _take_away(f"{self._path}/{name}")


def _take_away(path: str) -> None:
    try:
        if not stat.S_ISDIR(_look(path).st_mode):
            _remove(path)
            return
        for name in _list(path):
            _take_away(f"{path}/{name}")
        _remove_folder(path)
    except OSError:
        # It stays: no program is at fault for what another one left.
        pass
