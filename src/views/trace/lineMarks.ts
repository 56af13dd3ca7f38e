import { lineAboutToRun, type Recording, type StepKind } from "../../core/trace/index.ts";
import { lineBefore } from "./lineBefore.ts";

/** Which lines a step speaks of, each 1-based or null. */
export interface LineMarks {
  /** The line about to run. */
  readonly next: number | null;
  /** The line of this frame that ran last. */
  readonly just: number | null;
  /** The line in the middle of which something happens, and the word for it. */
  readonly event: { readonly line: number; readonly word: string } | null;
  /** Lines that wait further out on the stack for a call to come back. */
  readonly waiting: readonly number[];
}

const words: { readonly [kind in StepKind]: string | null } = {
  line: null,
  call: "called",
  return: "returns",
  yield: "pauses",
  resume: "goes on",
  exception: "raises",
  unwind: "leaves",
  output: "prints",
  input: "reads",
};

/** The marks of a step. Only lines of the file that the step is in are meant. */
export function lineMarks(
  recording: Recording,
  step: number,
  stack: readonly { readonly line: number }[],
): LineMarks {
  const kind = recording.kindAt(step);
  const word = words[kind];
  return {
    next: lineAboutToRun(recording, step)?.line ?? null,
    just: kind === "line" ? lineBefore(recording, recording.frameAt(step), step) : null,
    event: word === null ? null : { line: recording.lineAt(step), word },
    waiting: stack.slice(0, -1).map((frame) => frame.line),
  };
}
