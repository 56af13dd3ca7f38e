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
