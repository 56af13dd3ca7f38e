import type { RawAnswer } from "../../../prediction/prediction.ts";
import { readAnswer } from "../../../prediction/readAnswer.ts";
import type { Question } from "../../../question/question.ts";
import { type Reading, unread } from "../reading.ts";
import { answerKey } from "../sameAnswer.ts";

/** Holds a text that was made ready against the form that the question asks for. */
export function reading(question: Question, raw: RawAnswer, repaired = false): Reading {
  const answer = readAnswer(question, raw);
  if (answer.kind === "unanswered") return { kind: "unread", empty: true };
  if (answer.kind === "unreadable" || answer.kind === "not-sure") return unread;
  return { kind: "read", raw, same: answerKey(answer), repaired };
}
