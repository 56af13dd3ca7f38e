import type { AnsweredTask, Benchmark, BenchmarkScore } from "../../../core/benchmark/benchmark.ts";
import { sumUpAnswers } from "../../../core/benchmark/confidence.ts";
import type { TaskPrediction } from "../../../core/benchmark/prediction.ts";
import type { KnownTask } from "../../../core/benchmark/run.ts";
import type { ScoredOutput } from "../../../core/evaluation/evaluation.ts";

/** The benchmark's own figures of one predictor's outputs, over the tasks that it was asked; what never came is a task without an answer. */
export function taskFigures(
  benchmark: Benchmark,
  byItem: ReadonlyMap<string, KnownTask>,
  scored: readonly ScoredOutput[],
): BenchmarkScore {
  const answered = new Map<string, AnsweredTask & { marked: AnsweredTask["marked"][number][] }>();
  const predictions: TaskPrediction[] = [];
  for (const { item, output, marks, reading } of scored) {
    const known = byItem.get(item.id);
    if (known === undefined) continue;
    const one = answered.get(item.id) ?? { ...known, marked: [] };
    answered.set(item.id, one);
    if (marks === null) continue;
    one.marked.push(marks);
    predictions.push({
      task: marks.task,
      part: marks.part,
      sample: marks.sample,
      raw: "text" in output.result ? output.result.text : "",
      confidence: reading.confidence,
      model: null,
    });
  }
  for (const { marked } of answered.values())
    marked.sort((one, other) => one.sample - other.sample);
  return sumUpAnswers(benchmark, [...answered.values()], predictions);
}
