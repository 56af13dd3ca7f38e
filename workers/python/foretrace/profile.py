"""The benchmark switch: a program changed so that it makes the events that it made on CPython 3.11.

Since 3.12 comprehensions run inside the frame around them, and 3.14 unrolls `all(…)`, `any(…)` and `tuple(…)` over
generator expressions. Both are undone in the syntax tree, with every place in the source kept.
"""

from __future__ import annotations

import ast
import builtins
import copy

_HELPERS = {ast.ListComp: ("_u_list_", list), ast.SetComp: ("_u_set_", set), ast.DictComp: ("_u_dict_", dict)}
_UNROLLED = {"all", "any", "tuple", "list", "set"}


class _Rewriter(ast.NodeTransformer):
    def _comprehension(self, node):
        self.generic_visit(node)
        if any(part.is_async for part in node.generators) or _awaits(node):
            return node
        name, helper = _HELPERS[type(node)]
        setattr(builtins, name, helper)
        element = _pair(node) if isinstance(node, ast.DictComp) else node.elt
        walked = ast.copy_location(ast.GeneratorExp(element, node.generators), node)
        called = ast.copy_location(ast.Name(name, ast.Load()), node)
        return ast.copy_location(ast.Call(called, [_starred(walked)], []), node)

    visit_ListComp = visit_SetComp = visit_DictComp = _comprehension

    def visit_Call(self, node: ast.Call):
        self.generic_visit(node)
        named = isinstance(node.func, ast.Name) and node.func.id in _UNROLLED
        if named and len(node.args) == 1 and not node.keywords and isinstance(node.args[0], ast.GeneratorExp):
            node.args = [_starred(node.args[0])]
        return node


def _pair(node: ast.DictComp) -> ast.Tuple:
    return ast.copy_location(ast.Tuple([node.key, node.value], ast.Load()), node)


def _starred(walked: ast.GeneratorExp) -> ast.Starred:
    """`*(walked,)`: an argument that the compiler does not look through."""
    single = ast.copy_location(ast.Tuple([walked], ast.Load()), walked)
    return ast.copy_location(ast.Starred(single, ast.Load()), walked)


def _awaits(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Await) for part in ast.walk(node))


def as_on_311(tree: ast.Module) -> ast.Module:
    """A changed copy of a module's tree; the helpers that it calls are put into `builtins`."""
    return ast.fix_missing_locations(_Rewriter().visit(copy.deepcopy(tree)))
