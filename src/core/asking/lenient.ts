import type { RawAnswer } from "../prediction/prediction.ts";
import type { Question } from "../question/question.ts";
import type { Score } from "../score/score.ts";
import { printPythonValue } from "../value/print.ts";
import type { Extraction } from "./extraction/extraction.ts";

/** The longest text that is taken for one whose quotes are missing. */
const longestBare = 1_000;

/**
 * The answer by lenient rules, for a second figure beside the strict one: as extraction has it; or, where a value was asked for and what stands in its place is one line that cannot be
 * read, that line as a text without its quotes. Null: there is none. `text` is the whole reply.
 */
export function lenientAnswer(
  question: Question,
  extraction: Extraction,
  text: string,
): RawAnswer | null {
  if (extraction.state === "ok" || extraction.state === "repaired") return extraction.answer;
  if (question.kind !== "state" || extraction.state !== "unparsed") return null;
  if (extraction.why !== "unreadable" || extraction.span === null) return null;
  const bare = text.slice(extraction.span.start, extraction.span.end).trim();
  if (bare === "" || bare.length > longestBare || /[\n'"]/.test(bare)) return null;
  return { form: "plain", text: printPythonValue({ kind: "str", text: bare }) };
}

/** Right by lenient rules: right, or right but for its type or its whitespace. */
export function isLenientlyRight({ verdict }: Score): boolean {
  return verdict === "correct" || verdict === "wrong-type" || verdict === "whitespace";
}
