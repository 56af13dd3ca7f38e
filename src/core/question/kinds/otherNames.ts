import { type Cursor, printValue, type Recording, type Value } from "../../trace/index.ts";
import { readExpression, readName } from "../expressions.ts";
import type { Statement } from "../source/statements.ts";
import { textOf } from "../source/tests.ts";

/** How many frames, from the innermost on, are looked through. */
const nearFrames = 3;

/**
 * Another name for the object that the line changed in place, in the same frame or else in one that is waiting for it: what it stands
 * for has changed too. Null where there is none, or where the line bound a name.
 */
export function otherName(
  recording: Recording,
  cursor: Cursor,
  statement: Statement,
  step: number,
  expression: string,
): { readonly name: string; readonly frame: number } | null {
  const frame = recording.frameAt(step);
  const object = readExpression(recording, cursor, frame, expression);
  if (object?.kind !== "object") return null;
  // `a = …` gives the name another object; `a += …` may change the one that it has.
  const bound = statement.targets.some((target) => textOf(target) === expression);
  if (bound && !statement.augmented) return null;
  if (bound && !isSameBefore(recording, step, frame, expression, object.id)) return null;
  const frames = cursor.stack().toReversed().slice(0, nearFrames);
  if (!isChanged(recording, cursor, object, step)) return null;
  for (const { id, variables } of frames) {
    for (const [name, value] of variables) {
      if (value.kind !== "object" || value.id !== object.id) continue;
      if (id !== frame || name !== expression) return { name, frame: id };
    }
  }
  return null;
}

/** Whether an object is written in another way where the cursor stands than at a step before; the cursor stays there. */
function isChanged(recording: Recording, cursor: Cursor, object: Value, before: number): boolean {
  const { step } = cursor;
  const after = printValue(recording, cursor, object);
  cursor.seek(before);
  const changed = printValue(recording, cursor, object) !== after;
  cursor.seek(step);
  return changed;
}

function isSameBefore(
  recording: Recording,
  step: number,
  frame: number,
  name: string,
  object: number,
): boolean {
  const before = readName(recording, step, frame, name);
  return before?.kind === "object" && before.id === object;
}
