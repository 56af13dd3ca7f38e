import type { Answer } from "../prediction/prediction.ts";
import type { Question, Truth } from "../question/question.ts";
import { outputUpTo, type Recording, visits } from "../trace/index.ts";
import type { Score } from "./score.ts";

/**
 * Where in a run an answer is right or goes wrong. Steps and the lines and columns of output are 0-based, lines of the
 * program 1-based.
 */
export type RunPlace =
  | { readonly kind: "step"; readonly step: number }
  /** The first or the last time that a line runs. */
  | { readonly kind: "visit"; readonly line: number; readonly which: "first" | "last" }
  /** Where a character of the output is written. */
  | { readonly kind: "printed"; readonly line: number; readonly column: number };

/** An answer with what was said of it, as far as its place depends on it. */
interface Judged {
  readonly question: Question;
  readonly truth: Truth | null;
  readonly answer: Answer;
  readonly score: Score;
}

/**
 * The place to look at for an answer: in a path and in what the whole run prints, where it leaves what Python did; of covered lines the
 * first that was missed; of a count the last time; else the step that shows the truth.
 */
export function placeOf({ question, truth, answer, score }: Judged): RunPlace {
  const shown: RunPlace = { kind: "step", step: question.reveals };
  switch (truth?.kind) {
    case "path": {
      const { divergence } = score;
      if (divergence?.kind !== "line") return shown;
      return { kind: "step", step: truth.steps[divergence.index] ?? question.reveals };
    }
    case "coverage": {
      // In one call of many a line has no place of its own.
      if (question.kind !== "coverage" || question.frame !== null) return shown;
      const found = answer.kind === "coverage" ? new Set(answer.ran) : new Set<number>();
      const missed = truth.ran.find((line) => !found.has(line));
      return missed === undefined ? shown : { kind: "visit", line: missed, which: "first" };
    }
    case "count":
      return truth.times === 0 ? shown : { kind: "visit", line: question.line, which: "last" };
    case "output": {
      const { divergence } = score;
      const isWhole = question.kind === "output" && question.scope === "run";
      if (!isWhole || divergence?.kind !== "text") return shown;
      return { kind: "printed", line: divergence.line, column: divergence.column };
    }
    default:
      return shown;
  }
}

/** The 0-based step of a place in a recording of the run; its last step where the run does not get there. */
export function stepAt(recording: Recording, place: RunPlace): number {
  const last = recording.steps - 1;
  switch (place.kind) {
    case "step":
      return Math.min(place.step, last);
    case "visit":
      return visits(recording, place.line).at(place.which === "first" ? 0 : -1) ?? last;
    case "printed":
      return printedAt(recording, place.line, place.column) ?? last;
  }
}

function printedAt(recording: Recording, line: number, column: number): number | null {
  let lines = 0;
  let columns = 0;
  for (const { step, stream, text } of outputUpTo(recording, recording.steps - 1)) {
    if (stream !== "stdout") continue;
    for (const character of text) {
      if (lines === line && columns === column) return step;
      if (character === "\n") {
        lines += 1;
        columns = 0;
      } else columns += 1;
    }
  }
  return null;
}
