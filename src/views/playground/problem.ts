import type { Recording } from "../../core/trace/index.ts";
import { explainError } from "../words/errors.ts";
import type { SourceProblem } from "../parts/editor/sourceEditor.ts";

/** Where in the source a syntax error stands; null for any other end. */
export function problemOf(source: string, recording: Recording): SourceProblem | null {
  const { outcome } = recording;
  if (outcome?.kind !== "syntax-error") return null;
  const { error } = outcome;
  const nul = source.indexOf("\0");
  const line = error.line ?? (nul < 0 ? 1 : source.slice(0, nul).split("\n").length);
  const column = Math.max(1, error.column ?? 1);
  const endLine = error.endLine ?? line;
  const endColumn = Math.max(endLine === line ? column + 1 : 1, error.endColumn ?? 0);
  const meaning = explainError(error);
  return {
    message: meaning === null ? error.message : `${error.message}. ${meaning.replaceAll("`", "")}`,
    line,
    column,
    endLine,
    endColumn,
  };
}

/** Where a run came to its end: an uncaught exception ends it where it was raised. Step 0-based, line 1-based. */
export function endOf(recording: Recording): {
  readonly step: number;
  readonly line: number | null;
} {
  const last = recording.steps - 1;
  if (last < 0) return { step: 0, line: null };
  let step = last;
  if (recording.outcome?.kind === "exception") {
    const isFlight = (at: number) => /^(exception|unwind)$/.test(recording.kindAt(at));
    while (step > 0 && isFlight(step) && isFlight(step - 1)) step -= 1;
  }
  return { step, line: recording.lineAt(step) };
}
