import type { Benchmark, BenchmarkScore } from "../../core/benchmark/benchmark.ts";
import type { Aggregates } from "../../core/benchmark/mark.ts";
import type { PredictionFile } from "../../core/benchmark/prediction.ts";
import type { KnownTask } from "../../core/benchmark/run.ts";

/** What is told of some tasks and, where there are any, of answers to them. */
export interface ScoresToPrint {
  readonly benchmark: Benchmark;
  /** The tasks that count, with their truths. */
  readonly known: readonly KnownTask[];
  /** How many rows of the benchmark's files could not be read. */
  readonly rejected: number;
  readonly answers: AnswersToPrint | null;
}

/** A file of answers, and what they are worth. */
export interface AnswersToPrint extends Omit<PredictionFile, "rejected"> {
  readonly score: BenchmarkScore;
}

/** Counts, and every figure under its paper's name, those of the strict judge under `strict`: one line of JSON with its line end. */
export function printScores({ benchmark, known, rejected, answers }: ScoresToPrint): string {
  const computed = known.filter(({ truth }) => truth.kind === "computed").length;
  const counts = {
    benchmark: benchmark.id,
    tasks: known.length,
    computed,
    unavailable: known.length - computed,
    equal: known.filter(({ task, truth }) => benchmark.agrees(task, truth) === true).length,
    rejected,
  };
  return `${JSON.stringify({ ...counts, ...(answers !== null && figuresOf(answers)) })}\n`;
}

function figuresOf({ predictions, unknown, missing, duplicate, score }: AnswersToPrint): object {
  const strict: Aggregates = score.strict;
  const lists = { answers: predictions.length, unknown, missing, duplicate };
  return { ...lists, ...score.reference, strict };
}
