import type { Recording } from "../../core/trace/index.ts";

/** Most calls of one line that are passed over to find the line before. */
const mostCalls = 1_000;

/**
 * The line (1-based) that a frame ran last before a step (0-based), passing over the calls that it made.
 * Null when it ran none, or when it made more calls than are passed over.
 */
export function lineBefore(recording: Recording, frame: number, step: number): number | null {
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
