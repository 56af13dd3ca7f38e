import {
  lastChange,
  printValue,
  type Cursor,
  type Recording,
  type Value,
} from "../../core/trace/index.ts";
import { lineBefore } from "./lineBefore.ts";

/** A value that stands beside the line that set it. */
export interface LineValue {
  readonly frame: number;
  readonly name: string;
  readonly text: string;
  /** True when this very step shows it for the first time. */
  readonly fresh: boolean;
}

/** Most names of a frame that are looked at. */
const mostNames = 60;

/**
 * For each line (1-based) the names of the innermost frame, and of the module, that were last set while it ran.
 * Functions and classes are left out: their names say it all. The cursor is moved to the step `at` (0-based).
 */
export function lineValues(
  recording: Recording,
  cursor: Cursor,
  at: number,
): ReadonlyMap<number, readonly LineValue[]> {
  cursor.seek(at);
  const found = new Map<number, LineValue[]>();
  const stack = cursor.stack();
  const frames = stack.length > 1 ? [stack[0], stack.at(-1)] : stack;
  for (const frame of frames) {
    for (const [name, value] of frame?.variables.slice(0, mostNames) ?? []) {
      if (frame === undefined || isDefinition(cursor, value)) continue;
      const step = lastChange(recording, at, frame.id, name);
      if (step === null) continue;
      const line = lineThatSet(recording, frame.id, step);
      const text = shortText(recording, cursor, value);
      const values = found.get(line) ?? [];
      values.push({ frame: frame.id, name, text, fresh: step === at });
      found.set(line, values);
    }
  }
  return found;
}

/** A value in the room beside a line: of an object with attributes only what it is. */
function shortText(recording: Recording, cursor: Cursor, value: Value): string {
  const object = value.kind === "object" ? cursor.object(value.id) : null;
  if (object?.kind === "instance" && object.type.dataclass !== true) {
    return `${object.type.name} object`;
  }
  return printValue(recording, cursor, value, { depth: 1, width: 32 });
}

function isDefinition(cursor: Cursor, value: Value): boolean {
  const kind = value.kind === "object" ? cursor.object(value.id)?.kind : undefined;
  return kind === "function" || kind === "class" || kind === "module";
}

/** The line whose running a step shows as done. A name of another frame was set by the one that runs. */
function lineThatSet(recording: Recording, frame: number, step: number): number {
  if (recording.kindAt(step) === "call") return recording.lineAt(step);
  const actor = recording.frameAt(step);
  const before = lineBefore(recording, actor, step);
  return before ?? recording.lineAt(actor === frame ? step : Math.max(0, step - 1));
}
