import type { Benchmark } from "../../../src/core/benchmark/benchmark.ts";
import type { MarkedAnswer } from "../../../src/core/benchmark/mark.ts";
import type { BenchmarkPython } from "../../../src/core/benchmark/request.ts";
import { computeTruths, type KnownTask, scoreTasks } from "../../../src/core/benchmark/run.ts";
import type { Task } from "../../../src/core/benchmark/task.ts";

/** The tasks with their truths. */
export async function known<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  tasks: readonly Task<Probe>[],
  python: BenchmarkPython,
): Promise<readonly KnownTask<Probe, Value>[]> {
  const found: KnownTask<Probe, Value>[] = [];
  for await (const one of computeTruths(benchmark, tasks, python)) found.push(one);
  return found;
}

/** Marks answers to one task, as they are or still inside what a model said. */
export async function marksOf<Probe, Value>(
  benchmark: Benchmark<Probe, Value>,
  task: Task<Probe>,
  answers: readonly string[],
  python: BenchmarkPython,
  extracted = true,
): Promise<readonly MarkedAnswer[]> {
  const predictions = answers.map((raw, sample) => ({
    task: task.id,
    part: "",
    sample,
    raw,
    extracted,
    confidence: null,
    model: null,
  }));
  const tasks = await known(benchmark, [task], python);
  const { answered } = await scoreTasks(benchmark, tasks, predictions, python);
  return answered[0]?.marked ?? [];
}
