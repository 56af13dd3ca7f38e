export { RecordingBuilder } from "./builder.ts";
export { parseChunk, type RecordingChunk } from "./chunk.ts";
export { createCursor } from "./cursor.ts";
export type { Accepted, Damaged } from "./damage.ts";
export { printObject, printValue } from "./format.ts";
export type * from "./model.ts";
export { objectKinds, stepKinds } from "./model.ts";
export {
  nextVisit,
  previousVisit,
  stepInto,
  stepOut,
  stepOutBack,
  stepOver,
  stepOverBack,
} from "./navigation.ts";
export { type Outcome, type OutcomeError, parseOutcome } from "./outcome.ts";
export type { Recording, Window } from "./recording.ts";
export { linesNeverRun, linesRun, visits } from "./queries/lines.ts";
export { type InputLine, inputsUpTo, type OutputSegment, outputUpTo } from "./queries/output.ts";
