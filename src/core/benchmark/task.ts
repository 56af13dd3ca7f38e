import type { QuestionKind } from "../question/question.ts";
import type { Invocation } from "./invocation.ts";

/** The benchmarks whose files can be read, in the order in which they are listed. */
export const benchmarkIds = [
  "reval",
  "cruxeval",
  "coconut",
  "lcb-execution",
  "lcb-testoutput",
  "codemind",
  "humaneval",
  "mbpp",
  "surge",
  "traced",
  "lexecutor",
  "codeexecutor",
  "own",
] as const;

export type BenchmarkId = (typeof benchmarkIds)[number];

/** What a task asks for: a kind of question, code that passes tests, or a name for a class of values. */
export type TaskKind = QuestionKind | "program" | "class";

/** One question of a benchmark. `Probe` is what its own rules need to know of it: plain data, which JSON can hold. */
export interface Task<Probe = unknown> {
  /** Unique in its benchmark, made from the files' own data alone: the same files give the same ids. */
  readonly id: string;
  readonly benchmark: BenchmarkId;
  /** The program that it is about: tasks of one group are not independent. */
  readonly group: string;
  /** The run that it is about: tasks of one case share their run. */
  readonly case: string;
  readonly kind: TaskKind;
  /** Null where there is nothing to run, as for a stored truth of another language. */
  readonly program: Invocation | null;
  readonly probe: Probe;
  /** The truth that the files themselves hold, as text; null where they hold none. */
  readonly stored: string | null;
}
