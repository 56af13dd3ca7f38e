import { type Judge, rightOrWrong } from "./graded.ts";

/** Judges an input by what happened when the program ran with it ([K8]): any that works is right. */
export const inputJudge: Judge = {
  kind: "input",
  id: { id: "strict/input", version: 1 },
  grade(_question, _truth, answer, evidence) {
    if (answer.kind !== "input" || evidence?.kind !== "run") return null;
    return rightOrWrong(evidence.works);
  },
};
