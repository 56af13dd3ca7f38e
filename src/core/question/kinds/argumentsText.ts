import { createCursor, printValue, type Recording } from "../../trace/index.ts";
import { isWritable } from "../writable.ts";

/** The arguments of a call as they are written; null when a person could not write one of them. */
export function argumentsText(recording: Recording, frame: number): string | null {
  const step = recording.callStep(frame);
  const code = recording.codes[recording.codeOfFrame(frame)];
  if (recording.stretchAt(step) === null || code === undefined) return null;
  const cursor = createCursor(recording);
  cursor.seek(step);
  const bound = new Map(cursor.frame(frame)?.variables);
  const texts: string[] = [];
  for (const name of code.arguments) {
    const value = bound.get(name);
    if (value === undefined || !isWritable(cursor, value)) return null;
    texts.push(printValue(recording, cursor, value));
  }
  return texts.join(", ");
}
