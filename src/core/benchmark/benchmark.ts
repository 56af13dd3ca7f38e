import type { Aggregates, MarkedAnswer } from "./mark.ts";
import type { TaskPrediction } from "./prediction.ts";
import type { PythonReply, PythonRequest } from "./request.ts";
import type { BenchmarkId, Task } from "./task.ts";
import type { TaskTruth } from "./truth.ts";

/** Tasks whose truths come from the same requests. */
export interface TruthWork<Probe = unknown> {
  readonly tasks: readonly Task<Probe>[];
  readonly requests: readonly PythonRequest[];
}

/** A task, its truth, and the marks of all answers to it in the order of their samples. */
export interface AnsweredTask<Probe = unknown, Value = unknown> {
  readonly task: Task<Probe>;
  readonly truth: TaskTruth<Value>;
  readonly marked: readonly MarkedAnswer[];
}

/** Aggregates of one set of answers. */
export interface BenchmarkScore {
  readonly reference: Aggregates;
  readonly strict: Aggregates;
}

/**
 * The rules of one benchmark, all of them pure: what Python has to be asked is data, and what it replied comes in as data.
 *
 * Tasks are those that the benchmark's own format read, truths those that these rules made; replies come in the order of the requests.
 */
export interface Benchmark<Probe = unknown, Value = unknown> {
  readonly id: BenchmarkId;
  /** The words that its tasks can be narrowed to, the usual one first; empty: there is nothing to choose. */
  readonly choices: readonly string[];
  /** The tasks that one of `choices` means. */
  select(tasks: readonly Task<Probe>[], choice: string): readonly Task<Probe>[];
  /** What Python is asked for the truths; every task is in exactly one work. */
  planTruths(tasks: readonly Task<Probe>[]): readonly TruthWork<Probe>[];
  /** The truth of a task of that work. */
  truthOf(
    task: Task<Probe>,
    work: TruthWork<Probe>,
    replies: readonly PythonReply[],
  ): TaskTruth<Value>;
  /** Whether the files' own truth is the computed one; null where the files have none, or it was not computed. */
  agrees(task: Task<Probe>, truth: TaskTruth<Value>): boolean | null;
  /** The truth as one JSON object, for people who compute with it; null where the task is none that has one. */
  printTruth(task: Task<Probe>, truth: TaskTruth<Value>): object | null;
  /** What Python is asked about one answer. */
  planJudging(
    task: Task<Probe>,
    truth: TaskTruth<Value>,
    prediction: TaskPrediction,
  ): readonly PythonRequest[];
  /** Marks one answer. */
  judge(
    task: Task<Probe>,
    truth: TaskTruth<Value>,
    prediction: TaskPrediction,
    replies: readonly PythonReply[],
  ): MarkedAnswer;
  /** Sums up; `answered` holds every task, also those without an answer. */
  aggregate(answered: readonly AnsweredTask<Probe, Value>[]): BenchmarkScore;
}
