import type { Recording } from "../trace/index.ts";
import { framesOfCode, visitOfStep } from "./places.ts";
import type { Question, Reason } from "./question.ts";

type Asked = Pick<Question, "id" | "shown" | "reveals" | "line" | "visit" | "reason">;

/** What all questions on the line of a `line` step say; `name` tells apart the questions of one kind on it. */
export function askedAt(
  recording: Recording,
  name: string,
  step: number,
  reveals: number,
  reason: Reason,
  shown = step,
): Asked {
  const line = recording.lineAt(step);
  const visit = visitOfStep(recording, step);
  return { id: `${name}@${line}:${visit}`, shown, reveals, line, visit, reason };
}

/** What all questions on a whole run say. */
export function askedOfRun(recording: Recording, name: string, line = 0): Asked {
  const reveals = recording.steps - 1;
  return { id: name, shown: -1, reveals, line, visit: 0, reason: "whole-run" };
}

/** What all questions on one call say: the call is shown with its arguments, its end is given away. */
export function askedOfCall(recording: Recording, name: string, frame: number): Asked {
  const code = recording.codeOfFrame(frame);
  const line = recording.codes[code]?.firstLine ?? 0;
  const visit = (framesOfCode(recording).get(code)?.indexOf(frame) ?? 0) + 1;
  return {
    id: `${name}@${line}:call-${visit}`,
    shown: recording.callStep(frame),
    reveals: recording.endStep(frame),
    line,
    visit,
    reason: "plain",
  };
}
