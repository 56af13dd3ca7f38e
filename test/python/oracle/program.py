"""What belongs to the program: its code objects, its classes, its generators, the names it wrote."""

import ast
import enum
import types
import weakref

from .types_of import mro, type_name

# Names that Python itself puts into a module or a class body.
SET_BY_PYTHON = frozenset(
    "__name__ __doc__ __package__ __loader__ __spec__ __file__ __cached__ __builtins__ "
    "__annotations__ __annotate__ __annotate_func__ __annotations_cache__ __conditional_annotations__ "
    "__module__ __qualname__ __firstlineno__ __static_attributes__ __classcell__ "
    "__classdictcell__ __classdict__ __type_params__ __dict__ __weakref__".split()
)


def is_dunder(name: str) -> bool:
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


class Program:
    def __init__(self, source: str, filename: str) -> None:
        self.filename = filename
        self.codes: set[types.CodeType] = set()
        self.code_ids: set[int] = set()
        self.class_names: set[tuple[str, str]] = set()
        self.assigned_names: set[str] = set()
        self.namespace: dict | None = None
        self.generators: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()
        self.note_source(source)

    def note_source(self, source: str) -> None:
        """Remembers which dunder names each class body binds, and which are assigned from outside."""
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef):
                bound = {name for statement in node.body for name in bound_names(statement)}
                self.class_names |= {(node.name, name) for name in bound}
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                self.assigned_names.add(node.attr)

    def adopt(self, code: types.CodeType) -> None:
        """This code object, and those inside it, are the program's."""
        # Equal code objects are told apart: a set would keep one of them.
        self.code_ids.add(id(code))
        self.codes.add(code)
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                self.adopt(constant)

    def is_own(self, code: types.CodeType) -> bool:
        return id(code) in self.code_ids or code.co_filename == self.filename

    def shows_class_name(self, kind: type, name: str) -> bool:
        if name in SET_BY_PYTHON or name == "_abc_impl":
            return False
        written = (type_name(kind), name) in self.class_names or name in self.assigned_names
        private = enum.EnumType in mro(type(kind)) and name.startswith("_")
        return written or not (is_dunder(name) or private)

    def frame_of_generator(self, generator: object) -> int:
        return self.generators.get(generator, -1)


def bound_names(statement: ast.stmt) -> list[str]:
    names = []
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
    return names
