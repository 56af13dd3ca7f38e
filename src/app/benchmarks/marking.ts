import type { AnsweredTask, Benchmark } from "../../core/benchmark/benchmark.ts";
import { sumUpAnswers } from "../../core/benchmark/confidence.ts";
import type { Mark, MarkedAnswer } from "../../core/benchmark/mark.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkPython } from "../../core/benchmark/request.ts";
import { type KnownTask, markTasks } from "../../core/benchmark/run.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { createBreath } from "./breath.ts";
import type { Difference, Scores } from "./session.ts";
import type { TruthBook } from "./truthBook.ts";

/** The tasks with their truths; null where a truth is not there yet. */
export function knownTasks(tasks: readonly Task[], book: TruthBook): readonly KnownTask[] | null {
  const known: KnownTask[] = [];
  for (const task of tasks) {
    const truth = book.get(task);
    if (truth === undefined) return null;
    known.push({ task, truth });
  }
  return known;
}

/** Marks answers and sums up; `onMarked` hears how many are marked. Rejects when `signal` gives up, or Python is not to be had. */
export async function markAnswers(
  benchmark: Benchmark,
  known: readonly KnownTask[],
  predictions: readonly TaskPrediction[],
  python: BenchmarkPython,
  onMarked: (done: number) => void,
  signal: AbortSignal,
): Promise<Scores> {
  const answered: AnsweredTask[] = [];
  const breathe = createBreath();
  let done = 0;
  for await (const one of markTasks(benchmark, known, predictions, python, signal)) {
    answered.push(one);
    done += one.marked.length;
    onMarked(done);
    await breathe();
    signal.throwIfAborted();
  }
  return scoresOf(benchmark, answered, predictions);
}

/** The scores that marks come to which were made before. */
export function sumUp(
  benchmark: Benchmark,
  known: readonly KnownTask[],
  predictions: readonly TaskPrediction[],
  marks: readonly MarkedAnswer[],
): Scores {
  const byTask = new Map<string, MarkedAnswer[]>();
  for (const mark of marks) {
    const others = byTask.get(mark.task);
    if (others === undefined) byTask.set(mark.task, [mark]);
    else others.push(mark);
  }
  const answered = known.map(({ task, truth }) => ({
    task,
    truth,
    marked: byTask.get(task.id) ?? [],
  }));
  return scoresOf(benchmark, answered, predictions);
}

function scoresOf(
  benchmark: Benchmark,
  answered: readonly AnsweredTask[],
  predictions: readonly TaskPrediction[],
): Scores {
  const given = new Map(predictions.map((prediction) => [keyOf(prediction), prediction]));
  const differences = answered.flatMap(({ task, truth, marked }) =>
    marked.flatMap((mark): readonly Difference[] => {
      const prediction = given.get(keyOf(mark));
      return differ(mark) && prediction !== undefined
        ? [{ task, truth, prediction, marked: mark }]
        : [];
    }),
  );
  const marked = answered.flatMap((one) => one.marked);
  return { score: sumUpAnswers(benchmark, answered, predictions), marked, differences };
}

/** Whether the two judges do not agree on what an answer is worth: some references give a part of a point. */
function differ({ reference, strict }: MarkedAnswer): boolean {
  return reference.passed !== strict.passed || worthOf(reference) !== worthOf(strict);
}

function worthOf({ passed, readings }: Mark): number | null {
  return readings["score"] ?? (passed === null ? null : Number(passed));
}

function keyOf({ task, part, sample }: Pick<MarkedAnswer, "task" | "part" | "sample">): string {
  return JSON.stringify([task, part, sample]);
}
