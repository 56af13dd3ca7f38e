import type { Prediction } from "../prediction/prediction.ts";
import type { Item, Question } from "../question/question.ts";
import type { Attempt, KeptScore } from "./attempt.ts";

/** An attempt with what was answered in it, and what that was worth where it was judged. */
export interface AttemptRecord {
  readonly attempt: Attempt;
  readonly predictions: readonly Prediction[];
  readonly scores: readonly KeptScore[];
}

/** All questions of a set, in the order in which they are asked: a table gives those of its cells, row by row. */
export function questionsOf(items: readonly Item[]): readonly Question[] {
  return items.flatMap((item): readonly Question[] =>
    item.kind === "table"
      ? item.rows.flatMap(({ cells }) =>
          cells.flatMap((cell) => (cell.kind === "asked" ? [cell.question] : [])),
        )
      : [item],
  );
}
