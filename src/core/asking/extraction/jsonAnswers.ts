import { jsonrepair } from "jsonrepair";
import type { Span } from "./extraction.ts";
import { type JsonObject, jsonObjects } from "./jsonObjects.ts";
import { type AnswerReader, dropped, trimmed } from "./reading.ts";

/** The value of `answer` in an object of a reply. */
export interface JsonAnswer {
  /** The value, as it stands in the reply; of a repaired object the whole object. */
  readonly span: Span;
  /** What it stands for, as text; null: no answer. */
  readonly text: string | null;
}

/** The most characters that are repaired: the longest replies cost too much. */
const longestRepair = 65_536;

/** The values of `answer` of all objects in a text, also of one that has it twice. */
export function jsonAnswers(text: string, reader: AnswerReader): readonly JsonAnswer[] {
  return jsonObjects(text).flatMap((object) => answersOf(object, text, reader));
}

/** The same of a text in which JSON has mistakes: from its first brace on it is put right, if that can be done. */
export function repairedAnswers(text: string, reader: AnswerReader): readonly JsonAnswer[] {
  const start = text.indexOf("{");
  const span = trimmed(text, { start, end: text.length });
  const source = text.slice(span.start, span.end);
  if (start < 0 || source.length > longestRepair || source.includes(dropped)) return [];
  const repaired = repair(source);
  if (repaired === null) return [];
  return jsonAnswers(repaired, reader).map((answer) => ({ ...answer, span }));
}

function answersOf(
  { value, members }: JsonObject,
  text: string,
  reader: AnswerReader,
): readonly JsonAnswer[] {
  if (!Object.hasOwn(value, "answer")) return [];
  return members.flatMap((member) => {
    if (member.name !== "answer") return [];
    const span = trimmed(text, member);
    const source = text.slice(span.start, span.end);
    return [{ span, text: reader.ofJson(JSON.parse(source), source) }];
  });
}

function repair(source: string): string | null {
  try {
    return jsonrepair(source);
  } catch {
    return null;
  }
}
