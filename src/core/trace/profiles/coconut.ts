import { kindCodes } from "../path.ts";
import type { Recording } from "../recording.ts";

/**
 * The lines (1-based) of all code that ran below a call of the module, in the order in which they were about to run. The call is the first
 * line of the module that is `from` or below; lines of the module itself are no part of it, those of what the program evaluates are.
 */
export function linesOfCall(recording: Recording, from: number): readonly number[] {
  const lines: number[] = [];
  let begun = false;
  eachLine(recording, (line, frame) => {
    if (frame !== 0) {
      if (begun) lines.push(line);
    } else begun ||= line >= from;
  });
  return lines;
}

/**
 * The lines (1-based) of the program itself that ran once its `main` block had begun: what ran before the first line below `mainLine`
 * is cut off, and a line that follows itself is there once. Without a `main` block (null) nothing is cut off.
 */
export function linesOfMain(recording: Recording, mainLine: number | null): readonly number[] {
  const lines: number[] = [];
  let begun = mainLine === null;
  eachLine(recording, (line, _frame, file) => {
    if (file !== 0) return;
    begun ||= mainLine !== null && line > mainLine;
    if (begun) lines.push(line);
  });
  return withoutRepeats(lines);
}

/** All lines (1-based) of the program itself, in the order in which they were about to run. */
export function linesOfProgram(recording: Recording): readonly number[] {
  const lines: number[] = [];
  eachLine(recording, (line, _frame, file) => {
    if (file === 0) lines.push(line);
  });
  return lines;
}

/** The same without the items that stand right behind an equal one. */
export function withoutRepeats<Item>(items: readonly Item[]): readonly Item[] {
  return items.filter((item, index) => index === 0 || item !== items[index - 1]);
}

function eachLine(
  recording: Recording,
  visit: (line: number, frame: number, file: number) => void,
): void {
  const { kinds } = recording.path;
  for (let step = 0; step < recording.steps; step++) {
    if (kinds.at(step) !== kindCodes.line) continue;
    visit(recording.lineAt(step), recording.frameAt(step), recording.fileAt(step));
  }
}
