import type { Cursor, Recording, Value } from "../../trace/index.ts";
import type { PythonValue } from "../../value/pythonValue.ts";
import { printPythonValue } from "../../value/print.ts";
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
    const read = valueOf(recording, cursor, value);
    return [{ name, value: read, text: shortened(printPythonValue(read)) }];
  });
}

/** The text of a value, cut where it is too long, with how many characters are missing. */
export function shortened(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}<${text.length - longestText} truncated>`;
}

function isDefinition(cursor: Cursor, value: Value): boolean {
  if (value.kind === "plain") return false;
  const kind = cursor.object(value.id)?.kind;
  return kind === "function" || kind === "class" || kind === "module";
}
