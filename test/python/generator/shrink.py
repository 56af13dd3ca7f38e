"""Smaller versions of a program, for finding the least one that still shows a mistake."""

import ast
from collections.abc import Iterator

BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


def smaller(source: str) -> Iterator[str]:
    """Programs with one part dropped, unwrapped or simplified, those that lose most first."""
    seen = {source}
    for change in changes(ast.parse(source)):
        tree = ast.parse(source)
        if not change(tree):
            continue
        try:
            text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
            compile(text, "<smaller>", "exec")
        except (SyntaxError, ValueError, AttributeError, TypeError):
            continue
        if text not in seen:
            seen.add(text)
            yield text


def changes(tree: ast.AST) -> list:
    nodes = list(ast.walk(tree))
    made = []
    for place, node in enumerate(nodes):
        for field in BLOCKS:
            block = getattr(node, field, None)
            if not isinstance(block, list) or not block:
                continue
            length = len(block)
            width = length
            while width >= 1:
                for start in range(0, length, width):
                    made.append((-width, drop(place, field, start, start + width)))
                width = width // 2 if width > 1 else 0
            for index, statement in enumerate(block):
                if isinstance(getattr(statement, "body", None), list):
                    made.append((-1, unwrap(place, field, index)))
        if isinstance(node, ast.expr):
            made.append((0, simplify(place)))
    made.sort(key=lambda entry: entry[0])
    return [change for _, change in made]


def find(tree: ast.AST, place: int) -> ast.AST:
    for number, node in enumerate(ast.walk(tree)):
        if number == place:
            return node
    raise IndexError(place)


def drop(place: int, field: str, start: int, end: int):
    def change(tree: ast.AST) -> bool:
        block = getattr(find(tree, place), field)
        del block[start:end]
        if not block and field == "body":
            block.append(ast.Pass())
        return True

    return change


def unwrap(place: int, field: str, index: int):
    def change(tree: ast.AST) -> bool:
        block = getattr(find(tree, place), field)
        block[index : index + 1] = block[index].body
        return True

    return change


def simplify(place: int):
    """Puts a part of an expression in its place."""

    def change(tree: ast.AST) -> bool:
        node = find(tree, place)
        parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
        if not parts or isinstance(node, (ast.Starred, ast.Lambda)):
            return False
        for parent in ast.walk(tree):
            for name, value in ast.iter_fields(parent):
                if value is node:
                    setattr(parent, name, parts[0])
                    return True
                if isinstance(value, list) and any(entry is node for entry in value):
                    value[:] = [parts[0] if entry is node else entry for entry in value]
                    return True
        return False

    return change


running: Iterator[str] = iter(())


def start(source: str) -> None:
    """Begins with the smaller versions of a program; `following` gives one after the other."""
    global running
    running = smaller(source)


def following() -> str:
    """The next smaller version, empty when there is none left."""
    return next(running, "")
