import type {
  Code,
  Cursor,
  FrameState,
  HeapObject,
  Recording,
  Value,
} from "../../core/trace/index.ts";
import { printValue } from "../../core/trace/index.ts";
import { counted } from "../words/numbers.ts";

/** A frame as people call it: `globals`, `factorial`, `class Node`. */
export function frameTitle(codes: readonly Code[], frame: Pick<FrameState, "code">): string {
  const code = codes[frame.code];
  switch (code?.kind) {
    case undefined:
      return "frame";
    case "module":
      return code.file === 0 ? "globals" : `compiled code ${code.file}`;
    case "class":
      return `class ${code.name}`;
    case "lambda":
      return "lambda";
    case "comprehension":
      return "comprehension";
    case "function":
    case "generator":
    case "coroutine":
    case "asyncgen":
      return code.name;
  }
}

/** A value in one line. */
export function valueText(recording: Recording, cursor: Cursor, value: Value): string {
  return printValue(recording, cursor, value, { depth: 2, width: 60 });
}

/** What an object is: `list of 6 items`, `Node`, `function area`. */
export function kindWord(recording: Recording, cursor: Cursor, object: HeapObject): string {
  const { name } = object.type;
  switch (object.kind) {
    case "list":
    case "tuple":
    case "set":
    case "frozenset":
    case "deque":
      return `${name} of ${counted(object.size, "item")}`;
    case "bytearray":
      return `${name} of ${counted(object.size, "byte")}`;
    case "dict":
      return `${name} of ${counted(object.size, "key")}`;
    case "instance":
    case "exception":
    case "enum-member":
      return name;
    case "class":
    case "function":
    case "method":
    case "module":
    case "iterator":
    case "generator":
    case "cell":
    case "other":
      return printValue(
        recording,
        cursor,
        { kind: "object", id: object.id },
        { depth: 1, width: 60 },
      );
  }
}
