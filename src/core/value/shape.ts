import type { PythonValue } from "./pythonValue.ts";
import { typeNameOf } from "./typeName.ts";

/** What a value is, in few words: `list of 3 ints`. The sentence is made where it is shown. */
export type Shape =
  /** One value without parts: `type` is its Python type. */
  | { readonly kind: "plain"; readonly type: string }
  /** A text or bytes, of so many characters or bytes. */
  | { readonly kind: "text"; readonly type: string; readonly length: number }
  /** `items` are the types of what is in it, each once, in the order in which they are met. */
  | {
      readonly kind: "items";
      readonly type: string;
      readonly count: number;
      readonly items: readonly string[];
    }
  | {
      readonly kind: "entries";
      readonly type: string;
      readonly count: number;
      readonly keys: readonly string[];
      readonly values: readonly string[];
    }
  | { readonly kind: "attributes"; readonly type: string; readonly names: readonly string[] };

/** Says what a value is, for people who want to know how their answer was read. */
export function shapeOf(value: PythonValue): Shape {
  const type = typeNameOf(value);
  switch (value.kind) {
    case "str":
      return { kind: "text", type, length: characters(value.text) };
    case "bytes":
      return { kind: "text", type, length: value.bytes.length };
    case "sequence":
    case "set":
      return { kind: "items", type, count: value.items.length, items: typesOf(value.items) };
    case "dict":
      return {
        kind: "entries",
        type,
        count: value.entries.length,
        keys: typesOf(value.entries.map(([key]) => key)),
        values: typesOf(value.entries.map(([, part]) => part)),
      };
    case "object":
      return { kind: "attributes", type, names: value.attributes.map(([name]) => name) };
    default:
      return { kind: "plain", type };
  }
}

/** Length as Python counts it: surrogates that are no pair count alone. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function typesOf(values: readonly PythonValue[]): readonly string[] {
  return [...new Set(values.map(typeNameOf))];
}
