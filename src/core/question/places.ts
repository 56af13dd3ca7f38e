import { perRecording, type Recording, visits } from "../trace/index.ts";

/** How the line of a `line` step ended. Steps are 0-based. */
export type LineEnd =
  /** The next line of the frame is about to run, or the frame returns: the line has run. */
  | { readonly kind: "ran"; readonly step: number }
  /** An exception left it, or arrived in it. */
  | { readonly kind: "raised"; readonly step: number }
  /** Its frame was paused in the middle of it. */
  | { readonly kind: "paused"; readonly step: number }
  /** The recording ends in it. */
  | { readonly kind: "open" };

/** For each step, the next step of the same frame that is neither output nor input; 0 for none. */
const followers = perRecording((recording): Int32Array => {
  const next = new Int32Array(recording.steps);
  const known = new Int32Array(recording.frameCount);
  for (let step = recording.steps - 1; step >= 0; step--) {
    const frame = recording.frameAt(step);
    next[step] = known[frame] ?? 0;
    const kind = recording.kindAt(step);
    if (kind !== "output" && kind !== "input") known[frame] = step;
  }
  return next;
});

/** How the line that is about to run at a `line` step ended. */
export function lineEnd(recording: Recording, step: number): LineEnd {
  const next = followers(recording)[step] ?? 0;
  if (next === 0) return { kind: "open" };
  const kind = recording.kindAt(next);
  if (kind === "line" || kind === "return") return { kind: "ran", step: next };
  if (kind === "exception" || kind === "unwind") return { kind: "raised", step: next };
  return { kind: "paused", step: next };
}

/** The step at which a line (1-based) of the program was about to run for the n-th time (1-based); null when it never was. */
export function stepOfVisit(recording: Recording, line: number, visit: number): number | null {
  return visits(recording, line)[visit - 1] ?? null;
}

/** Which time (1-based) the line of a `line` step runs. */
export function visitOfStep(recording: Recording, step: number): number {
  const steps = visits(recording, recording.lineAt(step));
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle] ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the run was not cut short: it came to its end, or to an exception that nobody caught. */
export function ranToItsEnd(recording: Recording): boolean {
  const kind = recording.outcome?.kind;
  return kind === "finished" || kind === "exception" || kind === "exit";
}

/** Whether a number is that of a frame of the run. */
export function isFrame(recording: Recording, frame: number): boolean {
  return Number.isInteger(frame) && frame >= 0 && frame < recording.frameCount;
}

/** The frames of each code that is a function of the program, in the order of their calls. */
export const framesOfCode = perRecording((recording): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, number[]>();
  for (let frame = 0; frame < recording.frameCount; frame++) {
    const code = recording.codeOfFrame(frame);
    const frames = found.get(code);
    if (frames === undefined) found.set(code, [frame]);
    else frames.push(frame);
  }
  return found;
});

/** The frame of a function of the program that the line of a `line` step calls before it does anything else; null when there is none. */
export function calledNext(recording: Recording, step: number): number | null {
  const next = step + 1;
  if (next >= recording.steps || recording.kindAt(next) !== "call") return null;
  const isFunction = recording.codes[recording.codeAt(next)]?.kind === "function";
  return isFunction && recording.fileAt(next) === 0 ? recording.frameAt(next) : null;
}
