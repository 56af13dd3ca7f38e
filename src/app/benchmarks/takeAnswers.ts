import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkId, Task } from "../../core/benchmark/task.ts";
import type { AnswersSummary, InputFile, ReadingProgress } from "../../packs/importing/importer.ts";
import type { ImporterDoor } from "./importerDoor.ts";

/** Answers out of files, and what was found to be amiss with them. */
export interface TakenAnswers {
  readonly summary: AnswersSummary;
  readonly predictions: readonly TaskPrediction[];
}

const answersAtOnce = 2_000;
const tasksAtOnce = 500;

/** Has answers to tasks read by a worker, and fetches them part by part. */
export async function takeAnswers(
  door: ImporterDoor,
  benchmark: BenchmarkId,
  tasks: readonly Task[],
  files: readonly InputFile[],
  onProgress: (progress: ReadingProgress) => void,
): Promise<TakenAnswers> {
  for (let from = 0; from < tasks.length; from += tasksAtOnce) {
    // Answers are held against ids and probes; the programs would be most of what is sent.
    const some = tasks.slice(from, from + tasksAtOnce);
    await door.addTasks(some.map((task) => ({ ...task, program: null })));
  }
  const summary = await door.readAnswers(benchmark, files, onProgress);
  const predictions: TaskPrediction[] = [];
  while (predictions.length < summary.answers) {
    const from = predictions.length;
    predictions.push(...(await door.fetchAnswers(from, from + answersAtOnce)));
  }
  return { summary, predictions };
}
