import type { Recording } from "../recording.ts";

/** What happens after a step. Steps, frames and codes are 0-based, lines 1-based. */
export type Next =
  | {
      readonly kind: "line" | "call" | "return" | "yield" | "resume" | "raise" | "unwind";
      readonly step: number;
      readonly line: number;
      readonly frame: number;
      readonly code: number;
    }
  | { readonly kind: "end" };

/** A line of a code at a step. Steps and codes are 0-based, lines 1-based. */
export interface LinePlace {
  readonly step: number;
  readonly line: number;
  readonly code: number;
  readonly frame: number;
}

/** What happens next after a step; output and input are passed over, as they are parts of a line. */
export function nextLine(recording: Recording, step: number): Next {
  for (let next = step + 1; next < recording.steps; next++) {
    const kind = recording.kindAt(next);
    if (kind === "output" || kind === "input") continue;
    return { kind: kind === "exception" ? "raise" : kind, ...placeAt(recording, next) };
  }
  return { kind: "end" };
}

/** The line that is about to run at a step; null when the step is in the middle of a line or leaves a frame. */
export function lineAboutToRun(recording: Recording, step: number): LinePlace | null {
  const kind = recording.kindAt(step);
  if (kind === "line") return placeAt(recording, step);
  // A call stands before the first line of its body, and nothing happens in between.
  if (kind !== "call" || step + 1 >= recording.steps) return null;
  return recording.kindAt(step + 1) === "line" ? placeAt(recording, step + 1) : null;
}

/** The line that has just run, or is being run, at a step; null before the first one. */
export function lineJustRun(recording: Recording, step: number): LinePlace | null {
  const kind = recording.kindAt(step);
  if (kind !== "line" && kind !== "call" && kind !== "resume") return placeAt(recording, step);
  for (let earlier = step - 1; earlier >= 0; earlier--) {
    if (recording.kindAt(earlier) !== "call") return placeAt(recording, earlier);
  }
  return null;
}

function placeAt(recording: Recording, step: number): LinePlace {
  return {
    step,
    line: recording.lineAt(step),
    code: recording.codeAt(step),
    frame: recording.frameAt(step),
  };
}
