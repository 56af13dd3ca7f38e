import type { Attempt, KeptScore } from "../core/attempt/attempt.ts";
import { questionsOf } from "../core/attempt/items.ts";
import type { AttemptRecord } from "../core/attempt/record.ts";
import type { Prediction } from "../core/prediction/prediction.ts";
import type { Question } from "../core/question/question.ts";

/** One answer with all that belongs to it: what a table of answers has a row for. */
export interface AnswerRow {
  readonly attempt: Attempt;
  readonly prediction: Prediction;
  /** Undefined when the answer names no question of the attempt. */
  readonly question: Question | undefined;
  /** Undefined when it was not judged. */
  readonly kept: KeptScore | undefined;
}

/** The answers of some attempts, in the order in which they were given. */
export function answerRows(records: readonly AttemptRecord[]): readonly AnswerRow[] {
  return records.flatMap(({ attempt, predictions, scores }) => {
    const questions = new Map(attempt.items.flatMap(questionsOf).map((one) => [one.id, one]));
    const judged = new Map(scores.map((score) => [score.prediction, score]));
    return predictions.map((prediction) => ({
      attempt,
      prediction,
      question: questions.get(prediction.question),
      kept: judged.get(prediction.id),
    }));
  });
}
