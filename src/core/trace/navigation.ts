import { countUpTo } from "./grouping.ts";
import type { StepKind } from "./model.ts";
import { kindCodes } from "./path.ts";
import { linesIndex } from "./queries/lines.ts";
import type { Recording } from "./recording.ts";

/** Steps that a stepping person passes over: they happen while a line runs. */
function isAside(kind: StepKind): boolean {
  return kind === "output" || kind === "input";
}

/** The next step, or the last one. Steps are 0-based. */
export function stepInto(recording: Recording, step: number): number {
  return Math.min(step + 1, Math.max(0, recording.steps - 1));
}

/** The next step of this frame or of one below it, passing over the calls that the line makes; the last step when there is none. */
export function stepOver(recording: Recording, step: number): number {
  const depth = recording.depthAt(step);
  for (let next = step + 1; next < recording.steps; next++) {
    if (recording.depthAt(next) <= depth && !isAside(recording.kindAt(next))) return next;
  }
  return Math.max(0, recording.steps - 1);
}

/** The step before, in this frame or one below it, passing over the calls that a line made; 0 when there is none. */
export function stepOverBack(recording: Recording, step: number): number {
  const depth = recording.depthAt(step);
  for (let earlier = step - 1; earlier > 0; earlier--) {
    if (recording.depthAt(earlier) <= depth && !isAside(recording.kindAt(earlier))) return earlier;
  }
  return 0;
}

/** The first step after this frame was left, by return, yield or an exception; the last step when it never was. */
export function stepOut(recording: Recording, step: number): number {
  const depth = recording.depthAt(step);
  for (let next = step + 1; next < recording.steps; next++) {
    if (recording.depthAt(next) < depth) return next;
  }
  return Math.max(0, recording.steps - 1);
}

/** The step at which this frame was entered: its call, or where it went on after a pause; 0 in the module. */
export function stepOutBack(recording: Recording, step: number): number {
  const depth = recording.depthAt(step);
  for (let earlier = step - 1; earlier > 0; earlier--) {
    if (recording.depthAt(earlier) < depth) return earlier;
  }
  return 0;
}

/** The next step after `step` at which a line of a file is about to run, null when there is none. Lines are 1-based. */
export function nextVisit(
  recording: Recording,
  step: number,
  line: number,
  file = 0,
): number | null {
  const visits = linesIndex(recording).visits(line, file);
  return visits[countUpTo(visits, step)] ?? null;
}

/** The last step before `step` at which a line of a file was about to run, null when there is none. Lines are 1-based. */
export function previousVisit(
  recording: Recording,
  step: number,
  line: number,
  file = 0,
): number | null {
  const visits = linesIndex(recording).visits(line, file);
  return visits[countUpTo(visits, step - 1) - 1] ?? null;
}

/** The next step after `step` that is about to run one of these lines of the program; null when there is none. Lines are 1-based. */
export function breakpointAfter(
  recording: Recording,
  step: number,
  lines: ReadonlySet<number>,
): number | null {
  let found: number | null = null;
  for (const line of lines) {
    const visit = nextVisit(recording, step, line);
    if (visit !== null && (found === null || visit < found)) found = visit;
  }
  return found;
}

/** The next step of a kind after a step, null when there is none. */
export function nextOfKind(recording: Recording, step: number, kind: StepKind): number | null {
  const found = recording.path.kinds.data.indexOf(kindCodes[kind], step + 1);
  return found < 0 || found >= recording.steps ? null : found;
}

/** The last step of a kind before a step, null when there is none. */
export function previousOfKind(recording: Recording, step: number, kind: StepKind): number | null {
  if (step <= 0) return null;
  const found = recording.path.kinds.data.lastIndexOf(kindCodes[kind], step - 1);
  return found < 0 ? null : found;
}
