import { perRecording, type Recording, visits } from "../trace/index.ts";

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
