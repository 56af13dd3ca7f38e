import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";

/**
 * How the line of a `line` step ended, as its own frame sees it: the native profile. Steps are 0-based. What the line did is the state at
 * `step`, where the frame's locals stand as the line left them, also at a return; what it called has run by then.
 */
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
