import { kindCodes } from "../path.ts";
import type { Recording } from "../recording.ts";

/**
 * The steps (0-based) of all lines that ran below a call of the module, in the order in which they were about to run. The call is the first
 * line of the module that is `from` (1-based) or below; lines of the module itself are no part of it, those of what the program evaluates are.
 */
export function stepsOfCall(recording: Recording, from: number): readonly number[] {
  const steps: number[] = [];
  let begun = false;
  eachLine(recording, (step) => {
    if (recording.frameAt(step) !== 0) {
      if (begun) steps.push(step);
    } else begun ||= recording.lineAt(step) >= from;
  });
  return steps;
}

/**
 * The steps (0-based) of the lines of the program itself that ran once its `main` block had begun: what ran before the first line below
 * `mainLine` (1-based) is cut off, and a line that follows itself is there once. Without a `main` block (null) nothing is cut off.
 */
export function stepsOfMain(recording: Recording, mainLine: number | null): readonly number[] {
  const steps: number[] = [];
  let begun = mainLine === null;
  eachLine(recording, (step) => {
    if (recording.fileAt(step) !== 0) return;
    begun ||= mainLine !== null && recording.lineAt(step) > mainLine;
    if (begun) steps.push(step);
  });
  return withoutRepeatedLines(recording, steps);
}

/** The steps (0-based) of all lines of the program itself, in the order in which they were about to run. */
export function stepsOfProgram(recording: Recording): readonly number[] {
  const steps: number[] = [];
  eachLine(recording, (step) => {
    if (recording.fileAt(step) === 0) steps.push(step);
  });
  return steps;
}

/** The same steps without those that stand right behind one of the same line. */
export function withoutRepeatedLines(
  recording: Recording,
  steps: readonly number[],
): readonly number[] {
  return steps.filter(
    (step, index) =>
      index === 0 || recording.lineAt(step) !== recording.lineAt(steps[index - 1] ?? step),
  );
}

/** The lines (1-based) of `stepsOfCall`. */
export function linesOfCall(recording: Recording, from: number): readonly number[] {
  return linesAt(recording, stepsOfCall(recording, from));
}

/** The lines (1-based) of `stepsOfMain`. */
export function linesOfMain(recording: Recording, mainLine: number | null): readonly number[] {
  return linesAt(recording, stepsOfMain(recording, mainLine));
}

/** The lines (1-based) of `stepsOfProgram`. */
export function linesOfProgram(recording: Recording): readonly number[] {
  return linesAt(recording, stepsOfProgram(recording));
}

/** The same without the items that stand right behind an equal one. */
export function withoutRepeats<Item>(items: readonly Item[]): readonly Item[] {
  return items.filter((item, index) => index === 0 || item !== items[index - 1]);
}

function linesAt(recording: Recording, steps: readonly number[]): readonly number[] {
  return steps.map((step) => recording.lineAt(step));
}

function eachLine(recording: Recording, visit: (step: number) => void): void {
  const { kinds } = recording.path;
  for (let step = 0; step < recording.steps; step++) {
    if (kinds.at(step) === kindCodes.line) visit(step);
  }
}
