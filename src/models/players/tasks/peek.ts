import { readAnswer } from "../../../core/prediction/readAnswer.ts";
import { guardPeek } from "../guardPeek.ts";
import { constantText } from "./floors.ts";
import type { TaskPlayer } from "./taskItem.ts";

/** The static heuristic: what it says to the nearest question of our own on lines that run and lines that come next; on others the constant answer. */
export const guardPeekOnTasks: TaskPlayer = {
  id: "guard-peek",
  answer(item) {
    const { question, source, program, id } = item;
    const constant = { text: constantText(item), confidence: null };
    if (question?.kind !== "coverage" && question?.kind !== "next-line") return constant;
    const asked = { id, program, source, question, truth: null, recording: null };
    const said = guardPeek.answer(asked, 0);
    const answer = readAnswer(question, said?.raw ?? null);
    if (answer.kind !== "coverage" && answer.kind !== "next-line") return constant;
    const text = item.ofTruth(answer);
    return text === null ? constant : { text, confidence: said?.confidence ?? null };
  },
};
