import { lineAboutToRun, type Recording, type StepKind } from "../../core/trace/index.ts";

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

/** Most calls of one line that are passed over to find the line before. */
const mostCalls = 1_000;

/** The marks of a step. Only lines of the file that the step is in are meant. */
export function lineMarks(
  recording: Recording,
  step: number,
  stack: readonly { readonly line: number }[],
): LineMarks {
  const word = words[recording.kindAt(step)];
  return {
    next: lineAboutToRun(recording, step)?.line ?? null,
    just: lineBefore(recording, step),
    event: word === null ? null : { line: recording.lineAt(step), word },
    waiting: stack.slice(0, -1).map((frame) => frame.line),
  };
}

/** The line that this frame ran before the one of this step, passing over the calls that it made. */
function lineBefore(recording: Recording, step: number): number | null {
  if (recording.kindAt(step) !== "line") return null;
  const frame = recording.frameAt(step);
  let earlier = step - 1;
  for (let calls = 0; earlier >= 0 && calls < mostCalls; calls += 1) {
    if (recording.frameAt(earlier) === frame) {
      return recording.kindAt(earlier) === "call" ? null : recording.lineAt(earlier);
    }
    earlier = entryOf(recording, earlier) - 1;
  }
  return null;
}

/** The step at which the frame of a step was entered, by its call or by going on after a pause. */
function entryOf(recording: Recording, step: number): number {
  const frame = recording.frameAt(step);
  const pause = recording.lastPause(frame, step - 1);
  return pause === null || pause.paused ? recording.callStep(frame) : pause.step;
}
