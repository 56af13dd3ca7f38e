import { createCursor, perRecording, type Recording } from "../../trace/index.ts";
import { valueOf } from "../../value/snapshot.ts";
import { tokensOf } from "../source/tokens.ts";

/** Whether a call that is written behind the program is ever come to: nothing ends the run before. */
export function comesToItsLastLine(recording: Recording): boolean {
  return recording.outcome?.kind === "finished";
}

/**
 * Whether a call behind the program meets what the recorded call of a frame met: each variable of the module that a function speaks of is worth the same
 * at the call and at the end of the run. False where the recording does not hold it.
 */
export function meetsTheSame(recording: Recording, frame: number): boolean {
  const step = recording.callStep(frame);
  const atEnd = moduleAtEnd(recording);
  const before = step < 0 ? null : moduleAt(recording, step);
  if (before === null || atEnd === null) return false;
  // What was not there yet, the recorded call did without.
  return [...before].every(([name, text]) => atEnd.get(name) === text);
}

const moduleAtEnd = perRecording((recording) => moduleAt(recording, recording.steps - 1));

/** The variables of the module that functions speak of, each with its value written out whole; null where that is not recorded. */
function moduleAt(recording: Recording, step: number): ReadonlyMap<string, string> | null {
  if (recording.stretchAt(step) === null) return null;
  const spokenOf = namesInFunctions(recording);
  const cursor = createCursor(recording);
  cursor.seek(step);
  const found = new Map<string, string>();
  for (const [name, value] of cursor.frame(0)?.variables ?? []) {
    if (!spokenOf.has(name)) continue;
    const text = JSON.stringify(valueOf(recording, cursor, value), withLongNumbers);
    // What is cut off may have changed.
    found.set(name, text.includes('{"kind":"cut"') ? `from step ${step} on` : text);
  }
  return found;
}

function withLongNumbers(_key: string, part: unknown): unknown {
  return typeof part === "bigint" ? String(part) : part;
}

/** All names that stand in functions of the program. */
const namesInFunctions = perRecording((recording): ReadonlySet<string> => {
  const lines = recording.source().split("\n");
  const found = new Set<string>();
  for (const { kind, file, firstLine, lastLine } of recording.codes) {
    if (file !== 0 || kind === "module") continue;
    for (const { text } of tokensOf(lines.slice(firstLine - 1, lastLine).join("\n"))) {
      found.add(text);
    }
  }
  return found;
});
