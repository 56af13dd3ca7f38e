export { RecordingBuilder } from "./builder.ts";
export { parseChunk, type RecordingChunk } from "./chunk.ts";
export { createCursor } from "./cursor.ts";
export type { Accepted, Damaged } from "./damage.ts";
export { printObject, printValue } from "./format.ts";
export type * from "./model.ts";
export { objectKinds, stepKinds } from "./model.ts";
export {
  breakpointAfter,
  nextOfKind,
  nextVisit,
  previousOfKind,
  previousVisit,
  stepInto,
  stepOut,
  stepOutBack,
  stepOver,
  stepOverBack,
} from "./navigation.ts";
export { type Outcome, type OutcomeError, parseOutcome } from "./outcome.ts";
export { packRecording, unpackRecording } from "./packed.ts";
export { prefixOf, type RecordingPrefix } from "./prefix.ts";
export { perRecording } from "./perRecording.ts";
export type { Recording, Window } from "./recording.ts";
export {
  branchesAt,
  branchesTaken,
  type BranchOutcome,
  type BranchVisit,
  decidedBy,
} from "./queries/branches.ts";
export { callNode, type CallNode, callTree } from "./queries/calls.ts";
export { type ExceptionFlight, exceptions } from "./queries/exceptions.ts";
export {
  lineAboutToRun,
  lineJustRun,
  type LinePlace,
  type Next,
  nextLine,
} from "./queries/flow.ts";
export {
  iterationAfter,
  iterationBefore,
  iterationsAt,
  type LoopPlace,
  type LoopRun,
  loops,
} from "./queries/loops.ts";
export {
  historyOfName,
  lastChange,
  type NameValue,
  nextChange,
  previousChange,
  valueOfName,
} from "./queries/names.ts";
export { linesNeverRun, linesRun, visits } from "./queries/lines.ts";
export { type InputLine, inputsUpTo, type OutputSegment, outputUpTo } from "./queries/output.ts";
