import { averagePrecision } from "../score/metrics/averagePrecision.ts";
import { mean } from "../score/statistics/interval.ts";
import { shareInterval } from "../score/statistics/wilson.ts";
import type { AnsweredTask, Benchmark, BenchmarkScore } from "./benchmark.ts";
import type { Aggregates } from "./mark.ts";
import type { TaskPrediction } from "./prediction.ts";

/**
 * What a benchmark's rules sum up, and beside it under `confidence` what answers that say how sure they are come to: `average_precision`,
 * `brier`, and the accuracy of the surest 100, 80 and 50 in a hundred. Without such answers there is nothing beside it.
 */
export function sumUpAnswers<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  answered: readonly AnsweredTask<Probe, Value>[],
  predictions: readonly TaskPrediction[],
): BenchmarkScore {
  const { reference, strict } = benchmark.aggregate(answered);
  const said = new Map(
    predictions.flatMap((one) => (one.confidence === null ? [] : [[keyOf(one), one.confidence]])),
  );
  if (said.size === 0) return { reference, strict };
  return {
    reference: { ...reference, confidence: figures(answered, said, "reference") },
    strict: { ...strict, confidence: figures(answered, said, "strict") },
  };
}

function figures(
  answered: readonly AnsweredTask[],
  said: ReadonlyMap<string, number>,
  judge: "reference" | "strict",
): Aggregates {
  const answers = answered.flatMap(({ task, marked }) =>
    marked.flatMap((one) => {
      const confidence = said.get(keyOf(one));
      const { passed } = one[judge];
      if (confidence === undefined || passed === null) return [];
      return [{ cluster: task.group, confidence, right: passed }];
    }),
  );
  const errors = answers.map(({ cluster, confidence, right }) => ({
    cluster,
    value: (confidence - Number(right)) ** 2,
  }));
  const surest = answers.toSorted((one, other) => other.confidence - one.confidence);
  const shares = [100, 80, 50].map((percent) => {
    const kept = surest.slice(0, Math.ceil((surest.length * percent) / 100));
    const values = kept.map(({ cluster, right }) => ({ cluster, value: Number(right) }));
    return [`accuracy_of_surest_${percent}`, values] as const;
  });
  const parts = [["brier", errors] as const, ...shares];
  return {
    average_precision: averagePrecision(answers),
    ...Object.fromEntries(
      parts.map(([name, values]) => [name, mean(values.map(({ value }) => value))]),
    ),
    n: answers.length,
    intervals: Object.fromEntries(
      parts.map(([name, values]) => {
        const found = shareInterval(values);
        return [name, found === null ? null : { low: found.low, high: found.high }];
      }),
    ),
  };
}

function keyOf({ task, part, sample }: Pick<TaskPrediction, "task" | "part" | "sample">): string {
  return JSON.stringify([task, part, sample]);
}
