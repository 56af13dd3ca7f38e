"""The benchmark switch: a program changed so that it makes the events that it made on CPython 3.11.

Since 3.12 comprehensions run inside the frame around them, and 3.14 unrolls `all(…)`, `any(…)` and `tuple(…)` over
generator expressions. Both are undone in the syntax tree, with every place in the source kept.
"""

from __future__ import annotations

import ast
import builtins

from .syntax import nodes_of

_HELPERS = {ast.ListComp: ("_u_list_", list), ast.SetComp: ("_u_set_", set), ast.DictComp: ("_u_dict_", dict)}
_UNROLLED = {"all", "any", "tuple", "list", "set"}


def differs_on_311(nodes: list[ast.AST]) -> bool:
    """Whether anything among a program's nodes has to be changed."""
    return any(type(node) in _HELPERS or (type(node) is ast.Call and _is_unrolled(node)) for node in nodes)


def put_helpers() -> None:
    """Puts what changed programs call into `builtins`."""
    for name, helper in _HELPERS.values():
        setattr(builtins, name, helper)


def change_to_311(tree: ast.Module) -> None:
    """Changes a module's tree; the helpers that it calls are put into `builtins`."""
    # What is inside comes behind what it is in.
    for node in reversed(nodes_of(tree)):
        fields = vars(node)
        for name, value in fields.items():
            cls = type(value)
            if cls is list:
                for place, inner in enumerate(value):
                    if type(inner) in _HELPERS:
                        value[place] = _called(inner)
            elif cls in _HELPERS:
                fields[name] = _called(value)
        if type(node) is ast.Call and _is_unrolled(node):
            node.args = [_starred(node.args[0])]


def _is_unrolled(node: ast.Call) -> bool:
    named = type(node.func) is ast.Name and node.func.id in _UNROLLED
    return named and len(node.args) == 1 and not node.keywords and type(node.args[0]) is ast.GeneratorExp


def _called(node: ast.ListComp | ast.SetComp | ast.DictComp) -> ast.AST:
    """A comprehension as a call of a helper on a generator."""
    if any(part.is_async for part in node.generators) or _awaits(node):
        return node
    name, helper = _HELPERS[type(node)]
    setattr(builtins, name, helper)
    element = _pair(node) if type(node) is ast.DictComp else node.elt
    walked = ast.copy_location(ast.GeneratorExp(element, node.generators), node)
    called = ast.copy_location(ast.Name(name, ast.Load()), node)
    return ast.copy_location(ast.Call(called, [_starred(walked)], []), node)


def _pair(node: ast.DictComp) -> ast.Tuple:
    return ast.copy_location(ast.Tuple([node.key, node.value], ast.Load()), node)


def _starred(walked: ast.GeneratorExp) -> ast.Starred:
    """`*(walked,)`: an argument that the compiler does not look through."""
    single = ast.copy_location(ast.Tuple([walked], ast.Load()), walked)
    return ast.copy_location(ast.Starred(single, ast.Load()), walked)


def _awaits(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Await) for part in ast.walk(node))
