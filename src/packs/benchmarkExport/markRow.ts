import type { MarkedAnswer } from "../../core/benchmark/mark.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { Task } from "../../core/benchmark/task.ts";

/** An answer, what it was given to, and what both judges say of it. */
export interface MarkRow {
  readonly task: Task;
  readonly prediction: TaskPrediction;
  readonly marked: MarkedAnswer;
}

/** Finds the task and the answer of each mark; marks without them are left out. */
export function markRowsOf(
  tasks: readonly Task[],
  predictions: readonly TaskPrediction[],
  marks: readonly MarkedAnswer[],
): readonly MarkRow[] {
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const answerOf = new Map(predictions.map((prediction) => [keyOf(prediction), prediction]));
  return marks.flatMap((marked) => {
    const task = taskOf.get(marked.task);
    const prediction = answerOf.get(keyOf(marked));
    return task === undefined || prediction === undefined ? [] : [{ task, prediction, marked }];
  });
}

function keyOf({ task, part, sample }: Pick<MarkedAnswer, "task" | "part" | "sample">): string {
  return JSON.stringify([task, part, sample]);
}
