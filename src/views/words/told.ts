import { printValue, type Cursor, type Recording, type Value } from "../../core/trace/index.ts";

/** A value in a sentence. Of an object with attributes only they are told, not what they lead to. */
export function told(recording: Recording, cursor: Cursor, value: Value): string {
  const kind = value.kind === "object" ? cursor.object(value.id)?.kind : undefined;
  return printValue(recording, cursor, value, { depth: kind === "instance" ? 1 : 2, width: 48 });
}
