import { lastChange, printValue, type Cursor, type Recording } from "../../core/trace/index.ts";

/** A value that stands beside the line that set it. */
export interface LineValue {
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
      const text = printValue(recording, cursor, value, { depth: 1, width: 32 });
      const values = found.get(line) ?? [];
      values.push({ name, text, fresh: step === at });
      found.set(line, values);
    }
  }
  return found;
}

function isDefinition(cursor: Cursor, value: Parameters<typeof printValue>[2]): boolean {
  const kind = value.kind === "object" ? cursor.object(value.id)?.kind : undefined;
  return kind === "function" || kind === "class" || kind === "module";
}

/** The line that a frame was running just before a step: what the step shows was done by it. */
function lineThatSet(recording: Recording, frame: number, step: number): number {
  if (recording.kindAt(step) === "call" || step === 0) return recording.lineAt(step);
  const before = step - 1;
  if (recording.frameAt(before) === frame) return recording.lineAt(before);
  // The line waited for a call that came back just before.
  return recording.kindAt(step) === "line" ? callerLine(recording, before) : recording.lineAt(step);
}

/** The line from which the frame of a step was called. */
function callerLine(recording: Recording, step: number): number {
  const call = recording.callStep(recording.frameAt(step));
  return recording.lineAt(Math.max(0, call - 1));
}
