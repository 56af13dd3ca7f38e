import { rightOrWrong, strictJudge } from "./graded.ts";

/** Judges which way a decision goes ([K2]). */
export const branchJudge = strictJudge("branch", 1, (truth, answer) =>
  rightOrWrong(answer.way === truth.way),
);
