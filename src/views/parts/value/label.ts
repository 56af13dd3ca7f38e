import type { Code, HeapObject } from "../../../core/trace/model.ts";

/** A short name of an object that says what it is, such as `area(w, h)`, `class Point`, `list`. */
export function objectLabel(codes: readonly Code[], object: HeapObject): string {
  const code = codes[object.datum];
  switch (object.kind) {
    case "function":
      if (code === undefined) return attributeText(object, "__name__") ?? "a function";
      if (code.kind === "lambda") return `lambda ${code.arguments.join(", ")}`.trimEnd();
      return `${code.name}(${code.arguments.join(", ")})`;
    case "class":
      return `class ${code?.name ?? attributeText(object, "__name__") ?? ""}`.trimEnd();
    case "module":
      return `module ${object.label ?? ""}`.trimEnd();
    case "enum-member":
      return `${object.type.name}.${attributeText(object, "name") ?? "?"}`;
    case "other":
      return object.label ?? object.type.name;
    case "list":
    case "tuple":
    case "set":
    case "frozenset":
    case "deque":
    case "bytearray":
    case "dict":
    case "instance":
    case "method":
    case "iterator":
    case "generator":
    case "exception":
    case "cell":
      return object.type.name;
  }
}

/** Text of a plain str attribute without its quotes, undefined when there is none. */
function attributeText(object: HeapObject, name: string): string | undefined {
  const value = object.attributes.find(([attribute]) => attribute === name)?.[1];
  if (value?.kind !== "plain") return undefined;
  return value.type === "str" ? value.repr.slice(1, -1) : value.repr;
}
