import type { Extraction } from "../../../core/asking/extraction/extraction.ts";
import type { ReadReply } from "../../../core/asking/extraction/extractReply.ts";
import type { BenchmarkId } from "../../../core/benchmark/task.ts";
import { judgesVersion, type MarkedAnswer } from "../../../core/benchmark/mark.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import type { Output, ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import type { JudgeId, Score, Verdict } from "../../../core/score/score.ts";
import { written } from "./scoreQuestion.ts";

/** The judge whose word is the headline: the benchmark's own. */
function referenceJudge(benchmark: BenchmarkId): JudgeId {
  return { id: `reference/${benchmark}`, version: Number(judgesVersion) };
}

/** The judges of a benchmark's tasks, sorted. */
export function judgesOf(benchmark: BenchmarkId): readonly string[] {
  return [`reference/${benchmark} ${judgesVersion}`, `strict/${benchmark} ${judgesVersion}`];
}

/**
 * What an answer to a task is worth: what the benchmark's own judge says of it where there is an answer, and nothing where there is none, whatever a benchmark makes
 * of silence ([V6]). `marks` null: there was no reply, or its truth is not known.
 */
export function scoreTask(
  item: EvaluationItem,
  benchmark: BenchmarkId,
  output: Output,
  reading: ReadReply,
  marks: MarkedAnswer | null,
  expected: string | null,
): ScoredOutput {
  const verdict = verdictOf(reading.extraction, marks, expected !== null);
  const isGraded = verdict === "correct" || verdict === "wrong";
  const score: Score = {
    value: isGraded ? Number(verdict === "correct") : null,
    verdict,
    judge: referenceJudge(benchmark),
    divergence: null,
    readings: {},
  };
  const lenient = isGraded && (verdict === "correct" || marks?.strict.passed === true);
  const answer = written(reading.extraction);
  return { output, item, reading, score, lenient, expected, answer, marked: null, marks };
}

function verdictOf(extraction: Extraction, marks: MarkedAnswer | null, known: boolean): Verdict {
  if (!known) return "unavailable";
  switch (extraction.state) {
    case "ok":
    case "repaired":
      if (marks === null || isUngraded(marks)) return "unavailable";
      // What its rules leave out of the count, as a copied call, is no right answer.
      return marks.reference.passed === true ? "correct" : "wrong";
    case "unparsed":
    case "truncated":
      return "unreadable";
    case "refused":
    case "empty":
    case "error":
      return "unanswered";
  }
}

/** Nothing could be held against the answer, which says nothing of it. */
function isUngraded({ reference: { passed, verdict } }: MarkedAnswer): boolean {
  return passed === null && (verdict === "unavailable" || verdict === "not-run");
}
