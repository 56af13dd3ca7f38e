import type { AnsweredTask, Benchmark, BenchmarkScore } from "./benchmark.ts";
import type { TaskPrediction } from "./prediction.ts";
import type { BenchmarkPython } from "./request.ts";
import type { Task } from "./task.ts";
import type { TaskTruth } from "./truth.ts";

/** A task with its truth. */
export interface KnownTask<Probe = unknown, Value = unknown> {
  readonly task: Task<Probe>;
  readonly truth: TaskTruth<Value>;
}

/** Computes the truths of tasks, one work after the other, in the order in which the benchmark plans them. */
export async function* computeTruths<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  tasks: readonly Task<Probe>[],
  python: BenchmarkPython,
  signal?: AbortSignal,
): AsyncGenerator<KnownTask<Probe, Value>> {
  for (const work of benchmark.planTruths(tasks)) {
    const replies = await python.answer(work.requests, signal);
    for (const task of work.tasks) yield { task, truth: benchmark.truthOf(task, work, replies) };
  }
}

/** What scoring came to. */
export interface ScoredTasks<Probe = unknown, Value = unknown> {
  readonly answered: readonly AnsweredTask<Probe, Value>[];
  readonly score: BenchmarkScore;
}

/** Marks all answers to tasks and sums up. Answers to other tasks are passed over. */
export async function scoreTasks<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  known: readonly KnownTask<Probe, Value>[],
  predictions: readonly TaskPrediction[],
  python: BenchmarkPython,
  signal?: AbortSignal,
): Promise<ScoredTasks<Probe, Value>> {
  const byTask = new Map<string, TaskPrediction[]>();
  for (const prediction of predictions) {
    const others = byTask.get(prediction.task);
    if (others === undefined) byTask.set(prediction.task, [prediction]);
    else others.push(prediction);
  }
  const answered: AnsweredTask<Probe, Value>[] = [];
  for (const { task, truth } of known) {
    const given = (byTask.get(task.id) ?? []).toSorted((one, other) => one.sample - other.sample);
    const plans = given.map((prediction) => benchmark.planJudging(task, truth, prediction));
    // All answers to a task at once: asking one by one costs more than judging.
    const requests = plans.flat();
    const replies = requests.length === 0 ? [] : await python.answer(requests, signal);
    let at = 0;
    const marked = given.map((prediction, index) => {
      const from = at;
      at += plans[index]?.length ?? 0;
      return benchmark.judge(task, truth, prediction, replies.slice(from, at));
    });
    answered.push({ task, truth, marked });
  }
  return { answered, score: benchmark.aggregate(answered) };
}
