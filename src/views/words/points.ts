import { count } from "./numbers.ts";

/** Why no question can be asked at a step. */
export const noPointWords =
  "There is nothing to ask at this step. Try one at which a line is about to run.";

/** That a question will be asked at a step (0-based), or no longer. */
export function pointWords(step: number, asked: boolean): string {
  return asked
    ? `A question will be asked at step ${count(step + 1)}.`
    : `No question will be asked at step ${count(step + 1)}.`;
}
