import type { BenchmarkId, Task } from "../../../../benchmark/task.ts";
import type { AnswerReader } from "../../../extraction/reading.ts";
import type { LayoutPrompt, LayoutStyle, Solved } from "../layout.ts";

/** How the tasks of one benchmark are asked, and how answers to them are written. `Value` is the value of a computed truth. */
export interface TaskForm<Probe = unknown, Value = unknown> {
  readonly benchmark: BenchmarkId;
  /** Whether its judges take what a model wrote as it is, or the answer that was found in it. */
  readonly judged: "reply" | "answer";
  /** Tasks of one sort are asked in the same words. */
  sortOf(task: Task<Probe>): string;
  prompt(
    task: Task<Probe>,
    style: LayoutStyle,
    examples: readonly Solved<Task<Probe>>[],
  ): LayoutPrompt;
  /** Finds out whether a text is an answer to a task. */
  reader(task: Task<Probe>): AnswerReader;
  /** What Python did, for people. */
  print(task: Task<Probe>, value: Value): string;
  /** The core of the right answer, which means the same for other tasks of its kind; null where it has none. */
  plain(task: Task<Probe>, value: Value): string | null;
  /** A core as an answer to a task, in the benchmark's own form. */
  write(task: Task<Probe>, plain: string): string;
  /** An answer that the benchmark's own judge takes for right; null where none is known. */
  right(task: Task<Probe>, value: Value): string | null;
  /** An answer that its judge takes for wrong for certain; null where none is known. */
  wrong(task: Task<Probe>, value: Value): string | null;
}
