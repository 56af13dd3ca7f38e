import { askedAhead, batchesOf, requestsIn } from "./batch.ts";
import type { AnsweredTask, Benchmark, BenchmarkScore, TruthWork } from "./benchmark.ts";
import { sumUpAnswers } from "./confidence.ts";
import type { TaskPrediction } from "./prediction.ts";
import type { BenchmarkPython, PythonRequest } from "./request.ts";
import type { Task } from "./task.ts";
import type { TaskTruth } from "./truth.ts";

/** A task with its truth. */
export interface KnownTask<Probe = unknown, Value = unknown> {
  readonly task: Task<Probe>;
  readonly truth: TaskTruth<Value>;
}

/** A work with the truths of its tasks, in their order. */
export interface DoneWork<Probe = unknown, Value = unknown> {
  readonly work: TruthWork<Probe>;
  readonly truths: readonly TaskTruth<Value>[];
}

/** Computes the truths of tasks, in the order in which the benchmark plans them. */
export async function* computeTruths<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  tasks: readonly Task<Probe>[],
  python: BenchmarkPython,
  signal?: AbortSignal,
): AsyncGenerator<KnownTask<Probe, Value>> {
  for await (const { work, truths } of doWorks(
    benchmark,
    benchmark.planTruths(tasks),
    python,
    signal,
  )) {
    for (const [index, truth] of truths.entries()) {
      const task = work.tasks[index];
      if (task !== undefined) yield { task, truth };
    }
  }
}

/** Does works in their order; those that come to few requests are asked for together. */
export async function* doWorks<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  works: readonly TruthWork<Probe>[],
  python: BenchmarkPython,
  signal?: AbortSignal,
): AsyncGenerator<DoneWork<Probe, Value>> {
  for await (const { batch, replies } of askedAhead(batchesOf(works), python, signal)) {
    let at = 0;
    for (const work of batch) {
      const own = replies.slice(at, (at += work.requests.length));
      yield { work, truths: work.tasks.map((task) => benchmark.truthOf(task, work, own)) };
    }
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
  const answered: AnsweredTask<Probe, Value>[] = [];
  for await (const one of markTasks(benchmark, known, predictions, python, signal)) {
    answered.push(one);
  }
  return { answered, score: sumUpAnswers(benchmark, answered, predictions) };
}

/** Marks all answers, task by task, each task's in the order of their samples; tasks without answers come too. */
export async function* markTasks<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  known: readonly KnownTask<Probe, Value>[],
  predictions: readonly TaskPrediction[],
  python: BenchmarkPython,
  signal?: AbortSignal,
): AsyncGenerator<AnsweredTask<Probe, Value>> {
  const plans = planMarking(benchmark, known, predictions);
  for await (const { batch, replies } of askedAhead(batchesOf(plans), python, signal)) {
    let at = 0;
    for (const { task, truth, answers } of batch) {
      const marked = answers.map(({ prediction, requests }) =>
        benchmark.judge(task, truth, prediction, replies.slice(at, (at += requests.length))),
      );
      yield { task, truth, marked };
    }
  }
}

/** A task, its answers in the order of their samples, and what has to be asked about each and all of them. */
interface MarkingPlan<Probe, Value> extends KnownTask<Probe, Value> {
  readonly answers: readonly {
    readonly prediction: TaskPrediction;
    readonly requests: readonly PythonRequest[];
  }[];
  readonly requests: readonly PythonRequest[];
}

function* planMarking<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  known: readonly KnownTask<Probe, Value>[],
  predictions: readonly TaskPrediction[],
): Generator<MarkingPlan<Probe, Value>> {
  const byTask = new Map<string, TaskPrediction[]>();
  for (const prediction of predictions) {
    const others = byTask.get(prediction.task);
    if (others === undefined) byTask.set(prediction.task, [prediction]);
    else others.push(prediction);
  }
  for (const { task, truth } of known) {
    const given = (byTask.get(task.id) ?? []).toSorted((one, other) => one.sample - other.sample);
    const answers = given.map((prediction) => ({
      prediction,
      requests: benchmark.planJudging(task, truth, prediction),
    }));
    yield { task, truth, answers, requests: requestsIn(answers) };
  }
}
