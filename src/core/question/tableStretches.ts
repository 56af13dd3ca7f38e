import { type LoopRun, loops, perRecording, type Recording } from "../trace/index.ts";
import { sample } from "./moments.ts";

/** A stretch of the run: the steps of one frame from its first row to what shows the last one. Steps are 0-based. */
export interface Stretch {
  readonly frame: number;
  readonly from: number;
  readonly to: number;
}
/** A table has no more rows than this, and no fewer than the next. */
export const mostRows = 14;
export const fewestRows = 3;
/** Steps from its first row to what shows the last one. */
export const mostSteps = 80;

/** So many loops, and so many calls, are looked at. */
const mostStretches = 40;

/** Where a run has a few iterations of a loop, or a short call. */
export const stretchesOf = perRecording((recording): readonly Stretch[] => {
  const found: Stretch[] = [];
  const runs = loops(recording).filter(({ construct, starts }) => {
    const kind = recording.constructs[construct]?.kind;
    return (kind === "for" || kind === "while") && starts.length >= 2;
  });
  for (const run of sample(runs, mostStretches)) {
    const stretch = iterationsOf(recording, run);
    if (stretch !== null) found.push(stretch);
  }
  const frames = Array.from({ length: recording.frameCount - 1 }, (_, index) => index + 1).filter(
    (frame) => {
      const length = recording.endStep(frame) - recording.callStep(frame);
      return length >= fewestRows && length <= mostSteps;
    },
  );
  for (const frame of sample(frames, mostStretches)) {
    if (recording.codes[recording.codeOfFrame(frame)]?.kind !== "function") continue;
    found.push({ frame, from: recording.callStep(frame) + 1, to: recording.endStep(frame) });
  }
  return found;
});

/** As many iterations of a loop, from the first on, as a table has room for; null when not even two fit. */
function iterationsOf(recording: Recording, { frame, starts, end }: LoopRun): Stretch | null {
  const [from, second] = starts;
  if (from === undefined || second === undefined || end >= recording.steps) return null;
  let rows = 0;
  let to: number | null = null;
  for (let step = from; step <= Math.min(end, from + mostSteps); step++) {
    if (recording.frameAt(step) !== frame || recording.kindAt(step) !== "line") continue;
    // What stands before the beginning of the third iteration, the fourth, … or at the end, is a stretch of its own.
    const begins = step > second && (starts.includes(step) || step === end);
    if (begins && rows <= mostRows) to = step === end ? end : step - 1;
    if (++rows > mostRows) break;
  }
  return to === null ? null : { frame, from, to };
}
