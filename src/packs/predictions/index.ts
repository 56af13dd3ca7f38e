import type { PredictionFile, TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkId, Task } from "../../core/benchmark/task.ts";
import { type Entry, FileReading } from "../container/reading.ts";
import type { ReadOptions } from "../container/readOptions.ts";
import type { SourceFile } from "../container/sourceFile.ts";
import type { PredictionFormat } from "./format.ts";
import { isOwnRow, readOwnPredictions } from "./own.ts";

/** The benchmarks' own logs of answers that can be read. */
const predictionFormats: readonly PredictionFormat[] = [];

/**
 * Reads answers to tasks from a benchmark's own logs, or from our own form, which each file is looked at for; what is unknown, missing
 * or given twice is listed.
 */
export async function readPredictions(
  benchmark: BenchmarkId,
  files: readonly SourceFile[],
  tasks: readonly Task[],
  options: ReadOptions,
): Promise<PredictionFile> {
  const format = predictionFormats.find((one) => one.benchmark === benchmark);
  const reading = new FileReading(files, options);
  const found: TaskPrediction[] = [];
  for await (const entry of reading.entries()) {
    if (format === undefined || (await beginsOwn(entry, files))) {
      found.push(...(await readOwnPredictions(entry, reading)));
    } else found.push(...(await format.read(entry, reading, tasks)));
  }
  return { ...heldAgainst(found, tasks), rejected: reading.rejected };
}

/** True when the first line that says anything is one of our own form. */
async function beginsOwn(entry: Entry, files: readonly SourceFile[]): Promise<boolean> {
  // A reading of its own: what it rejects is rejected again by the one that counts.
  for await (const { value } of new FileReading(files, {}).jsonLines(entry)) {
    return isOwnRow(value);
  }
  return false;
}

function heldAgainst(
  found: readonly TaskPrediction[],
  tasks: readonly Task[],
): Omit<PredictionFile, "rejected"> {
  const known = new Set(tasks.map(({ id }) => id));
  const seen = new Set<string>();
  const named = new Set<string>();
  const unknown = new Set<string>();
  const duplicate = new Set<string>();
  const predictions = found.filter(({ task, part, sample }) => {
    if (!known.has(task)) {
      unknown.add(task);
      return false;
    }
    named.add(task);
    const key = JSON.stringify([task, part, sample]);
    if (seen.has(key)) {
      duplicate.add(task);
      return false;
    }
    seen.add(key);
    return true;
  });
  const missing = tasks.map(({ id }) => id).filter((id) => !named.has(id));
  return { predictions, unknown: [...unknown], missing, duplicate: [...duplicate] };
}
