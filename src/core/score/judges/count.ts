import { rightOrWrong, strictJudge } from "./graded.ts";

/** Judges how often a line runs ([K9]). */
export const countJudge = strictJudge("count", 1, (truth, answer) =>
  rightOrWrong(answer.times === truth.times),
);
