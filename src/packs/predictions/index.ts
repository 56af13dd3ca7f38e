import type { PredictionFile, TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkId, Task } from "../../core/benchmark/task.ts";
import { type Entry, FileReading } from "../container/reading.ts";
import type { ReadOptions } from "../container/readOptions.ts";
import type { SourceFile } from "../container/sourceFile.ts";
import { coconutPredictions } from "./coconut.ts";
import { codemindPredictions } from "./codemind.ts";
import type { PredictionFormat } from "./format.ts";
import { generationsFormat } from "./generations.ts";
import { isOwnRow, readOwnPredictions } from "./own.ts";
import { revalPredictions } from "./reval.ts";
import { samplesFormat } from "./samples.ts";
import { tracedPredictions } from "./traced.ts";

/** The benchmarks' own logs of answers that can be read, in the order of `benchmarkIds`. */
const predictionFormats: readonly PredictionFormat[] = [
  revalPredictions,
  generationsFormat("cruxeval"),
  coconutPredictions,
  generationsFormat("lcb-execution"),
  generationsFormat("lcb-testoutput"),
  codemindPredictions,
  samplesFormat("humaneval"),
  samplesFormat("mbpp"),
  tracedPredictions,
];

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
  const known = new Map(tasks.map((task) => [task.id, task]));
  const alone = onlyTaskOfCase(tasks);
  const seen = new Set<string>();
  const named = new Set<string>();
  const kinds = new Set<string>();
  const unknown = new Set<string>();
  const duplicate = new Set<string>();
  const predictions = found.flatMap((prediction) => {
    const task = known.get(prediction.task) ?? alone.get(prediction.task);
    if (task === undefined) {
      unknown.add(prediction.task);
      return [];
    }
    named.add(task.id);
    kinds.add(task.kind);
    const key = JSON.stringify([task.id, prediction.part, prediction.sample]);
    if (seen.has(key)) {
      duplicate.add(prediction.task);
      return [];
    }
    seen.add(key);
    return [{ ...prediction, task: task.id }];
  });
  // A file that answers one kind of question says nothing of the others.
  const missing = tasks.filter(({ id, kind }) => kinds.has(kind) && !named.has(id));
  return {
    predictions,
    unknown: [...unknown],
    missing: missing.map(({ id }) => id),
    duplicate: [...duplicate],
  };
}

/** The tasks that stand alone for their case, by its name: files name either. */
function onlyTaskOfCase(tasks: readonly Task[]): ReadonlyMap<string, Task> {
  const found = new Map<string, Task>();
  const several = new Set<string>();
  for (const task of tasks) {
    if (found.has(task.case)) several.add(task.case);
    else found.set(task.case, task);
  }
  for (const name of several) found.delete(name);
  return found;
}
