import type { z } from "zod/mini";
import type { AnswersReading, ImportedAnswer, RejectedAnswer } from "./format.ts";

/** The most characters that a file may have. */
const mostCharacters = 256_000_000;

/** JSON of a text; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a text is not even looked at; null when it is. */
export function tooLarge(text: string): AnswersReading | null {
  return text.length > mostCharacters ? { kind: "refused", reason: "too-large" } : null;
}

/** Reads a file of one JSON object a line; a line that is none, or another one, is rejected, and the rest is read. */
export function readLines<T>(
  text: string,
  schema: z.ZodMiniType<T>,
  answersOf: (row: T) => readonly ImportedAnswer[],
): AnswersReading {
  const refused = tooLarge(text);
  if (refused !== null) return refused;
  const answers: ImportedAnswer[] = [];
  const rejected: RejectedAnswer[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, "")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const json = jsonOf(line);
    const read = schema.safeParse(json);
    const place = `line ${index + 1}`;
    if (json === undefined) rejected.push({ place, problem: "no JSON" });
    else if (!read.success) rejected.push({ place, problem: problemOf(read.error) });
    else for (const answer of answersOf(read.data)) answers.push(answer);
  }
  if (answers.length === 0 && rejected.length > 0) {
    const cut = rejected.every(({ problem }) => problem === "no JSON");
    return { kind: "refused", reason: cut ? "cut" : "other" };
  }
  return { kind: "read", answers, rejected };
}

/** The first field that is not what it should be. */
export function problemOf(error: z.core.$ZodError): string {
  const path = error.issues[0]?.path.map(String).join(".") ?? "";
  return path === "" ? "another sort of record" : path;
}
