import { kindCodes } from "./path.ts";
import { perRecording } from "./perRecording.ts";
import type { Recording } from "./recording.ts";

/** A copy of the set of suspended frames is kept after this many pauses. */
const stride = 1024;

/** The sets of suspended frames at every so many changes of them. */
interface Suspensions {
  /** Steps at which the set changes, ascending; the frame joins (`frame + 1`) or leaves (`-frame - 1`). */
  readonly steps: readonly number[];
  readonly changes: readonly number[];
  readonly copies: readonly ReadonlySet<number>[];
}

const suspensions = perRecording((recording): Suspensions => {
  const steps: number[] = [];
  const changes: number[] = [];
  const copies: ReadonlySet<number>[] = [];
  const current = new Set<number>();
  const { pauseSteps, kinds, frames } = recording.path;
  for (let place = 0; place < pauseSteps.length; place++) {
    const step = pauseSteps.at(place);
    if (step >= recording.steps) break;
    if (steps.length % stride === 0) copies.push(new Set(current));
    const frame = frames.at(step);
    const paused = kinds.at(step) === kindCodes.yield;
    if (paused) current.add(frame);
    else current.delete(frame);
    steps.push(step);
    changes.push(paused ? frame + 1 : -frame - 1);
  }
  return { steps, changes, copies };
});

/** The frames that are suspended and not on the stack at a step, oldest first. A frame that yields at the step itself is still on the stack. */
export function suspendedFrames(recording: Recording, step: number): readonly number[] {
  const { steps, changes, copies } = suspensions(recording);
  let end = 0;
  let high = steps.length;
  while (end < high) {
    const middle = (end + high) >>> 1;
    if ((steps[middle] ?? 0) < step) end = middle + 1;
    else high = middle;
  }
  // A frame that goes on at the step itself is on the stack already.
  if (steps[end] === step && (changes[end] ?? 0) < 0) end += 1;
  const copy = Math.max(0, Math.ceil(end / stride) - 1);
  const found = new Set(copies[copy]);
  for (let place = copy * stride; place < end; place++) {
    const change = changes[place] ?? 0;
    if (change > 0) found.add(change - 1);
    else found.delete(-change - 1);
  }
  return [...found].toSorted((left, right) => left - right);
}
