import { passAtK } from "../score/metrics/passAtK.ts";
import type { Observation } from "../score/statistics/interval.ts";
import { mean } from "../score/statistics/interval.ts";
import { shareInterval } from "../score/statistics/wilson.ts";
import type { AnsweredTask } from "./benchmark.ts";
import type { Aggregates } from "./mark.ts";
import type { OutputTruth } from "./outputTruth.ts";

/** How a benchmark turns the marks of one task into the flags that count. */
export type CountFlags = (marks: readonly (boolean | null)[]) => readonly boolean[];

/** The flags of one task, and the program that it belongs to. */
export interface TaskFlags {
  readonly cluster: string;
  readonly flags: readonly boolean[];
}

/** True where answers to a task count: it has some, and its truth is known. */
function isCounted({ truth, marked }: AnsweredTask): boolean {
  return truth.kind === "computed" && marked.length > 0;
}

/** The flags of every task whose answers count: the reference's by the benchmark's own rule, the strict ones of all samples. */
export function flagsOf(
  answered: readonly AnsweredTask[],
  judge: "reference" | "strict",
  count: CountFlags,
): readonly TaskFlags[] {
  return answered.filter(isCounted).map(({ task, marked }) => ({
    cluster: task.group,
    flags: count(marked.map((one) => one[judge].passed)),
  }));
}

/** Every sample counts; what has no mark counts as failed. */
export const allFlags: CountFlags = (marks) => marks.map((passed) => passed === true);

/**
 * `pass_at_<k>` for each k, the mean over tasks times `scale`, with the bounds of its clustered 95 % interval. A k above the samples that
 * some task has (`samples`, by task) is null.
 */
export function passAggregates(
  tasks: readonly TaskFlags[],
  samples: readonly number[],
  ks: readonly number[],
  scale: number,
): Aggregates {
  const fewest = Math.min(...samples);
  const sums: Record<string, Aggregates[string]> = {};
  const intervals: Record<string, Aggregates[string]> = {};
  for (const k of ks) {
    const observations: Observation[] = tasks.map(({ cluster, flags }) => ({
      cluster,
      value: passAtK(flags.length, flags.filter(Boolean).length, k),
    }));
    const hidden = tasks.length === 0 || fewest < k;
    const share = mean(observations.map(({ value }) => value));
    sums[`pass_at_${k}`] = hidden || share === null ? null : share * scale;
    const interval = hidden ? null : shareInterval(observations);
    if (interval !== null) {
      intervals[`pass_at_${k}`] = { low: interval.low * scale, high: interval.high * scale };
    }
  }
  return { ...sums, n: tasks.length, intervals };
}

/** The share of tasks that one answer to all of them gets right: the output that most tasks have. */
export function mostCommonOutput(
  answered: readonly Pick<AnsweredTask<unknown, OutputTruth>, "truth">[],
): number | null {
  const counts = new Map<string, number>();
  for (const { truth } of answered) {
    if (truth.kind !== "computed") continue;
    counts.set(truth.value.repr, (counts.get(truth.value.repr) ?? 0) + 1);
  }
  const all = [...counts.values()];
  return all.length === 0 ? null : Math.max(...all) / all.reduce((sum, one) => sum + one, 0);
}

/** How many samples each task has whose answers count. */
export function samplesIn(answered: readonly AnsweredTask[]): readonly number[] {
  return answered.filter(isCounted).map(({ marked }) => marked.length);
}
