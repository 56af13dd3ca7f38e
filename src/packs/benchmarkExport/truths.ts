import type { Benchmark } from "../../core/benchmark/benchmark.ts";
import type { KnownTask } from "../../core/benchmark/run.ts";

/** A truth as one line of JSON with its line end; "" for a task whose truth another task's line tells. */
export function printTruthLine(benchmark: Benchmark, { task, truth }: KnownTask): string {
  const printed = benchmark.printTruth(task, truth);
  return printed === null ? "" : `${JSON.stringify(printed)}\n`;
}
