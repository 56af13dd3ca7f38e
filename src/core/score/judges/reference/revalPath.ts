import { answerIn, type RevalPrompt } from "./revalTags.ts";

/** What REval takes an answer for that names no line. */
const nowhere = -2;

/**
 * The lines (1-based) that REval takes an answer to "which line is next" for: all those whose text, without the space around it, is the
 * answer's first line. -1 for `-1`, -2 for an empty answer or one that is no line of the code.
 */
export function readRevalPath(
  text: string,
  prompt: RevalPrompt,
  code: readonly string[],
): readonly number[] {
  const answer = answerIn(text, prompt);
  if (answer === null) return [nowhere];
  const line = (answer.trim().split("\n")[0] ?? "").trim();
  if (line === "-1") return [-1];
  if (line === "") return [nowhere];
  const found = linesLike(line, code);
  return found.length === 0 ? [nowhere] : found;
}

/** Right where one of the lines that were meant is one that does follow. */
export function judgeRevalPath(meant: readonly number[], next: readonly number[]): boolean {
  return meant.some((line) => next.includes(line));
}

/**
 * The same, strictly: a line's number, its text, or both, and nothing but marks of quotation around them. Of a text that stands on several
 * lines it is not known which was meant, so all of them have to follow. Null where no line is named.
 */
export function judgeStrictPath(
  text: string,
  prompt: RevalPrompt,
  code: readonly string[],
  next: readonly number[],
): boolean | null {
  const answer = answerIn(text, prompt);
  if (answer === null) return null;
  const plain = unquoted(answer.trim());
  if (plain === "-1") return next.includes(-1);
  const texts = linesLike(plain, code);
  if (plain !== "" && texts.length > 0) return texts.every((line) => next.includes(line));
  const numbered = /^(?:line\s+)?(\d+)(?:[\t:. ]+(.*))?$/i.exec(plain);
  if (numbered === null) return null;
  const line = Number(numbered[1]);
  const words = numbered[2]?.trim() ?? "";
  if (words !== "" && code[line - 1]?.trim() !== words) return null;
  return line >= 1 && line <= code.length ? next.includes(line) : null;
}

function linesLike(text: string, code: readonly string[]): readonly number[] {
  return [...code.keys()].filter((index) => code[index]?.trim() === text).map((index) => index + 1);
}

function unquoted(text: string): string {
  return /^`+([^`]*)`+$/.exec(text)?.[1]?.trim() ?? text;
}
