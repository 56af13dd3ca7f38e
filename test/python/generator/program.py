"""One program: imports, some names, then features and statements in random order."""

import re

from .paste import Paste
from .templates import TEMPLATES

MODULES = (
    "abc array asyncio bisect collections contextlib copy dataclasses datetime decimal enum fractions "
    "functools gc heapq io itertools operator random sys types typing weakref"
).split()
ATTEMPTS = 20


def generate(seed: int, size: int = 6) -> str:
    """The program of this seed: about `size` features and twice as many statements."""
    for attempt in range(ATTEMPTS):
        source = write(seed * ATTEMPTS + attempt, size)
        try:
            compile(source, "<generated>", "exec")
        except SyntaxError:
            continue
        return source
    raise ValueError(f"seed {seed} gave no valid program")


def write(seed: int, size: int) -> str:
    writer = Paste(seed, size)
    writer.line("errors = []")
    for type_ in ("int", "ints", "dict", "counts", "str"):
        if writer.chance(0.7):
            name = writer.fresh(type_[0])
            writer.line(f"{name} = {writer.literal(type_)}")
            writer.bind(name, type_)
    for _ in range(writer.number(1, size)):
        feature(writer)
        writer.body(writer.number(0, 3), 2)
    if writer.chance(0.06):
        writer.line(writer.pick(ENDINGS))
    body = writer.text()
    used = [name for name in MODULES if re.search(rf"\b{name}\.", body)]
    writer.random.shuffle(used)
    imports = f"import {', '.join(used)}\n" if used and writer.chance(0.5) else ""
    return (imports or "".join(f"import {name}\n" for name in used)) + body


def feature(writer: Paste) -> None:
    if writer.chance(0.25):
        return function(writer)
    template = writer.pick(TEMPLATES)
    if template.startswith("#top\n"):
        return writer.paste(template.removeprefix("#top\n"))
    if writer.chance(0.25):
        # The same inside a function: its names are local ones, or cells.
        name = writer.fresh("main")
        with writer.block(f"def {name}():"), writer.scope():
            writer.paste(template)
            if writer.chance(0.3):
                writer.line(f"return {writer.any(1)}")
        return writer.line(f"{name}()")
    writer.paste(template)


def function(writer: Paste) -> None:
    """A function of known types, which later expressions may call."""
    name = writer.fresh("f")
    result = writer.pick(("int", "int", "str", "ints"))
    types = tuple(writer.pick(("int", "ints", "str", "counts", "list")) for _ in range(writer.number(0, 3)))
    parameters = [writer.fresh("a") for _ in types]
    with writer.block(f"def {name}({', '.join(parameters)}):"), writer.scope():
        for parameter, type_ in zip(parameters, types):
            writer.bind(parameter, type_)
        writer.body(writer.number(1, 4), 2)
        writer.line(f"return {writer.expression(result)}")
    arguments = ", ".join(writer.expression(type_, 1) for type_ in types)
    writer.line(f"{writer.bind(writer.fresh('r'), result)} = {name}({arguments})")
    writer.functions_known.append((name, types, result))


ENDINGS = (
    "raise ValueError('the end', errors)",
    "sys.exit(3)",
    "sys.exit('message')",
    "raise SystemExit",
    "[][1]",
    "raise KeyError('x') from ValueError('cause')",
    "undefined_name_at_the_end",
    "raise ExceptionGroup('g', [ValueError(1)])",
    "int('x\\ud800')",
    "raise KeyboardInterrupt",
)
