"""Exceptions as the outcome tells them ([O2])."""

from __future__ import annotations

import traceback


def describe(error: BaseException, files: frozenset[str]) -> dict[str, object]:
    """An uncaught exception: where it happened in the program's `files`, and Python's own text for it."""
    report = traceback.TracebackException.from_exception(error, compact=False)
    _keep_program(report, files)
    told: dict[str, object] = {"type": _name(error), "message": _message(report)}
    frames = [{"file": frame.filename, "line": frame.lineno or 0, "name": frame.name} for frame in report.stack]
    told["traceback"] = frames
    last = next((frame for frame in reversed(report.stack) if frame.filename in files), None)
    if last is not None:
        told["line"] = last.lineno or 0
        if last.colno is not None and last.end_lineno is not None and last.end_colno is not None:
            told["column"] = last.colno + 1
            told["endLine"] = last.end_lineno
            told["endColumn"] = last.end_colno + 1
    told["notes"] = [str(note) for note in report.__notes__ or ()] if isinstance(report.__notes__, (list, tuple)) else []
    told["text"] = "".join(report.format())
    return told


def describe_syntax(error: BaseException, source: str) -> dict[str, object]:
    """An error of the compiler."""
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    told: dict[str, object] = {"type": type(error).__name__, "message": message or type(error).__name__}
    if isinstance(error, SyntaxError) and error.lineno:
        told["line"] = error.lineno
        for name, found in (("column", error.offset), ("endLine", error.end_lineno), ("endColumn", error.end_offset)):
            if found and found > 0:
                told[name] = found
    elif isinstance(error, UnicodeEncodeError):
        told["line"] = source.count("\n", 0, error.start) + 1
    elif "\0" in source:
        told["line"] = source.count("\n", 0, source.index("\0")) + 1
    told["text"] = "".join(traceback.format_exception_only(error))
    told["notes"] = []
    told["traceback"] = []
    return told


def _keep_program(report: traceback.TracebackException, files: frozenset[str]) -> None:
    """Leaves frames of the runner out: what comes before the program's first frame, and our own."""
    seen: set[int] = set()
    todo = [report]
    while todo:
        found = todo.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        frames = list(found.stack)
        first = next((index for index, frame in enumerate(frames) if frame.filename in files), len(frames))
        kept = [frame for frame in frames[first:] if "/foretrace/" not in frame.filename]
        found.stack = traceback.StackSummary.from_list(kept)
        todo += [part for part in (found.__cause__, found.__context__, *(found.exceptions or ())) if part is not None]


def _name(error: BaseException) -> str:
    return type.__dict__["__name__"].__get__(type(error))


def _message(report: traceback.TracebackException) -> str:
    """What Python prints behind the type: the exception as text, nothing when it has none."""
    first = next(report.format_exception_only(), "").rstrip("\n")
    _, separator, message = first.partition(": ")
    return message if separator else ""
