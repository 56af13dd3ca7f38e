"""Makes the page's standard library: a zip of compiled modules, no sources, no docstrings.

Runs inside the very Python that will import the result, because compiled modules only fit the
version that compiled them.
"""

import importlib
import importlib.util
import io
import marshal
import sys
import zipfile

SHIPPED = "/lib/python314.zip"
EPOCH = (1980, 1, 1, 0, 0, 0)


def compiled(source: bytes, file: str) -> bytes:
    """Return the text of a .pyc whose source is never looked for (an unchecked hash)."""
    code = compile(source, file, "exec", dont_inherit=True, optimize=2)
    header = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little")
    return header + importlib.util.source_hash(source) + marshal.dumps(code)


def zipped(entries: dict[str, bytes]) -> bytes:
    """Return a zip of the entries that depends on nothing but them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(entries):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), entries[name], zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def names_in_use() -> set[str]:
    """Return the zip's file names of all modules imported so far."""
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return {file.removeprefix(SHIPPED + "/") for file in files if file and SHIPPED in file}


def build_stdlib(modules: list[str], lazy: list[str], encodings: list[str]) -> bytes:
    """Return a zip with what Python imports at its start, `modules` and all that these import."""
    for module in modules:
        importlib.import_module(module)
    keep = names_in_use()
    with zipfile.ZipFile(SHIPPED) as shipped:
        there = set(shipped.namelist())
        for module in [*lazy, *(f"encodings.{name}" for name in encodings)]:
            path = module.replace(".", "/")
            found = [name for name in (f"{path}.py", f"{path}/__init__.py") if name in there]
            if not found:
                raise LookupError(f"the shipped standard library has no module {module}")
            keep.update(found)
        entries = {
            name + "c": compiled(shipped.read(name), f"{SHIPPED}/{name}") for name in sorted(keep)
        }
    return zipped(entries)


def add_package(stdlib: memoryview, sources: dict[str, str]) -> bytes:
    """Return the zip `stdlib` with compiled `sources` (file name to text) beside its modules."""
    with zipfile.ZipFile(io.BytesIO(stdlib)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for name, source in sources.items():
        entries[name + "c"] = compiled(source.encode(), f"{SHIPPED}/{name}")
    return zipped(entries)
