import { createCursor, printValue, type Recording, type Value } from "../../trace/index.ts";

/** About so many characters of a value are shown in a sentence. */
const width = 80;

/** Python's text for a value as it was at a step (0-based), not too long for a sentence. */
export function shownValue(recording: Recording, step: number, value: Value): string {
  const cursor = createCursor(recording);
  cursor.seek(step);
  return shownText(printValue(recording, cursor, value, { width }));
}

/** A text, cut where it is too long for a sentence. */
export function shownText(text: string): string {
  const characters = Array.from(text);
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join("")}…`;
}
