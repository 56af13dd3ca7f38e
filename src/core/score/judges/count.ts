import { rightOrWrong, strictJudge } from "./graded.ts";

/** Judges how often a line runs ([J24]). */
export const countJudge = strictJudge("count", 1, (truth, answer) =>
  rightOrWrong(answer.times === truth.times),
);
