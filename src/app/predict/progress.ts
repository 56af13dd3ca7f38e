import type { Attempt } from "../../core/attempt/attempt.ts";
import { isOnWholeRun, questionsOf } from "../../core/attempt/items.ts";
import type { Prediction } from "../../core/prediction/prediction.ts";
import type { Item } from "../../core/question/question.ts";
import type { Answered } from "./session.ts";

/** Committed answers by question id. */
export type AnsweredQuestions = ReadonlyMap<string, Answered>;

/** A committed answer as long as nothing is said of it. */
export function unjudged(attempt: Attempt, prediction: Prediction): Answered {
  return { prediction, feedback: attempt.mode === "exam" ? "none" : "held" };
}

/** The answers that may be judged by now and are not: of a finished attempt all. */
export function dueAnswers(
  attempt: Attempt,
  answered: AnsweredQuestions,
  finished: boolean,
): readonly Prediction[] {
  return [...answered.values()]
    .filter(({ feedback }) => feedback === "held")
    .map(({ prediction }) => prediction)
    .filter(({ question }) => finished || isDue(attempt, answered, question));
}

/** Whether it is time for feedback while the attempt goes on: in practice, unless it would give other items away. */
function isDue(attempt: Attempt, answered: AnsweredQuestions, question: string): boolean {
  if (attempt.mode !== "practice") return false;
  const item = attempt.items.find((one) => questionsOf(one).some(({ id }) => id === question));
  if (item === undefined || !isOnWholeRun(item)) return true;
  return nextOpen(attempt, answered, 0) < 0;
}

/** The first item from `from` on that is not answered, else the first before it; -1 when all are. */
export function nextOpen(attempt: Attempt, answered: AnsweredQuestions, from: number): number {
  const isOpen = (item: Item): boolean => questionsOf(item).some(({ id }) => !answered.has(id));
  const later = attempt.items.findIndex((item, index) => index >= from && isOpen(item));
  return later >= 0 ? later : attempt.items.findIndex(isOpen);
}
