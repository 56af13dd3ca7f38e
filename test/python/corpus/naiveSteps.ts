import { createCursor, printValue, type Recording } from "../../../src/core/trace/index.ts";

const exact = { depth: 100, width: 1_000_000, setOrder: true };

/** The variables of a step's frame as they are printed, without functions, classes and modules. */
export function values(recording: Recording, step: number): readonly (readonly [string, string])[] {
  const cursor = createCursor(recording);
  cursor.seek(step);
  const variables = cursor.frame(recording.frameAt(step))?.variables ?? [];
  return variables
    .map(([name, value]) => [name, printValue(recording, cursor, value, exact)] as const)
    .filter(([, text]) => !/^<(class|function|module) /.test(text));
}

/** The variables of a step's frame at the next step of that frame; what is read or put out is a part of its line. */
export function valuesAfter(
  recording: Recording,
  step: number,
): readonly (readonly [string, string])[] {
  const frame = recording.frameAt(step);
  for (let next = step + 1; next < recording.steps; next++) {
    const within = ["output", "input"].includes(recording.kindAt(next));
    if (recording.frameAt(next) === frame && !within) return values(recording, next);
  }
  return [];
}

/** Whether the line of a step did nothing to the variables of its frame. */
export function isUnchanged(recording: Recording, step: number): boolean {
  const before = values(recording, step).map(([name, text]) => `${name} ${text}`);
  return valuesAfter(recording, step).every(([name, text]) => before.includes(`${name} ${text}`));
}

/** What a step returned, gave or raised. */
export function valueAt(recording: Recording, step: number): string {
  const { value } = recording.step(step);
  if (value === undefined) return "";
  const cursor = createCursor(recording);
  cursor.seek(step);
  return printValue(recording, cursor, value, exact);
}

/** Whether the next line of the same frame stands in the block below the line of a step. */
export function entersBlock(recording: Recording, step: number): boolean {
  const source = recording.source().split("\n");
  const frame = recording.frameAt(step);
  const line = recording.lineAt(step);
  for (let next = step + 1; next < recording.steps; next++) {
    if (recording.frameAt(next) !== frame) continue;
    if (recording.kindAt(next) === "exception") return false;
    if (recording.kindAt(next) !== "line") continue;
    const to = recording.lineAt(next);
    if (/^assert\b/.test((source[line - 1] ?? "").trim())) return true;
    const between = source.slice(line, to).filter((text) => text.trim() !== "");
    return to > line && between.every((text) => depth(text) > depth(source[line - 1] ?? ""));
  }
  return false;
}

function depth(text: string): number {
  return text.length - text.trimStart().length;
}
