import { type Cursor, printValue, type Recording, type Value } from "../../trace/index.ts";
import type { PythonValue } from "../../value/pythonValue.ts";
import { valueOf } from "../../value/snapshot.ts";

/** A variable of a frame, as a value and as Python's text for it. */
export interface Variable {
  readonly name: string;
  readonly value: PythonValue;
  readonly text: string;
}

const longestText = 250;

/** The variables of a frame where the cursor stands, without functions, classes and modules. */
export function variablesOf(
  recording: Recording,
  cursor: Cursor,
  frame: number,
): readonly Variable[] {
  const variables = cursor.frame(frame)?.variables ?? [];
  return variables.flatMap(([name, value]) => {
    if (isDefinition(cursor, value)) return [];
    const text = textOf(recording, cursor, value);
    return [{ name, value: valueOf(recording, cursor, value), text }];
  });
}

/** Python's text for a value where the cursor stands, cut where it is too long. */
export function textOf(recording: Recording, cursor: Cursor, value: Value): string {
  return shortened(printValue(recording, cursor, value, limits));
}

const limits = { depth: 100, width: 100_000, setOrder: true };

/** The text of a value, cut where it is too long, with how many characters are missing. */
export function shortened(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}<${text.length - longestText} truncated>`;
}

function isDefinition(cursor: Cursor, value: Value): boolean {
  if (value.kind === "plain") return false;
  const object = cursor.object(value.id);
  const kind = object?.kind;
  // What stands for a type is no value that a program computes with.
  if (object?.type.module === "typing") return true;
  return kind === "function" || kind === "class" || kind === "module";
}
