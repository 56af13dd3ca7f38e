import type { PythonValue } from "./pythonValue.ts";

/** The name of a value's type; empty where it is not known. */
export function typeNameOf(value: PythonValue): string {
  switch (value.kind) {
    case "none":
      return "NoneType";
    case "ellipsis":
      return "ellipsis";
    case "bool":
    case "int":
    case "float":
    case "complex":
    case "str":
      return value.kind;
    case "cycle":
      return "";
    default:
      return value.type;
  }
}

/** Types of the standard library that values can be of without being instances of a class of the program. */
const modules: Readonly<Record<string, string>> = {
  Counter: "collections",
  OrderedDict: "collections",
  defaultdict: "collections",
  deque: "collections",
};

/** The name of a value's type with its module, `builtins.int`, as far as the value tells. */
export function qualifiedTypeOf(value: PythonValue): string {
  const name = typeNameOf(value);
  return `${modules[name] ?? "builtins"}.${name}`;
}
