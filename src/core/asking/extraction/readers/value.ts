import type { StateQuestion } from "../../../question/question.ts";
import { readLiteralText } from "../literalText.ts";
import { type Reading, unread } from "../reading.ts";
import { answerKey } from "../sameAnswer.ts";

/** Reads the value of an expression: a Python literal, also behind `expression =` or in an assertion. */
export function readValue({ expression, when }: StateQuestion, text: string): Reading {
  if (text.trim() === "") return { kind: "unread", empty: true };
  const found = readLiteralText(text, when === "return" ? "return" : expression);
  if (found === null) return unread;
  return {
    kind: "read",
    raw: { form: "plain", text: found.text },
    same: answerKey({ kind: "state", value: found.value }),
    repaired: found.repaired,
  };
}
