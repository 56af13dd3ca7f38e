import type { RawAnswer } from "../../core/prediction/prediction.ts";
import { readAnswer } from "../../core/prediction/readAnswer.ts";
import type { NextLine, Question } from "../../core/question/question.ts";
import { counted } from "./numbers.ts";
import { wayWords } from "./ways.ts";

/** An answer in words where they say more than its text; null where the text itself is to be shown. */
export function answerWords(
  question: Question,
  raw: RawAnswer,
  source: readonly string[],
): string | null {
  const answer = readAnswer(question, raw);
  switch (answer.kind) {
    case "branch":
      return wayWords(answer.way, question.kind === "branch" ? question.test : "");
    case "next-line":
      return nextLineWords(answer.next, source);
    case "count":
      return counted(answer.times, "time");
    case "coverage":
      return answer.ran.length === 0 ? "none of them" : lineList(answer.ran);
    case "output":
      if (answer.raises !== null) return `raises ${answer.raises}`;
      return answer.text === "" ? "prints nothing" : null;
    case "input":
      return answer.text === "" ? "no lines" : null;
    default:
      return null;
  }
}

function nextLineWords(next: NextLine, source: readonly string[]): string {
  switch (next.kind) {
    case "line": {
      const text = source[next.line - 1]?.trim() ?? "";
      return text === "" ? `line ${next.line}` : `line ${next.line}: ${text}`;
    }
    case "call":
      return `it calls ${next.name}`;
    case "return":
      return `it returns to line ${next.line}`;
    case "raises":
      return "it raises an exception";
    case "end":
      return "the program ends";
  }
}

/** Groups of names, as they share objects. */
export function groupsWords(groups: readonly (readonly string[])[]): string {
  const shared = groups.filter((group) => group.length > 1);
  if (shared.length === 0) return "each an object of its own";
  return shared.map((group) => `${joined(group)} share one`).join("; ");
}

/** Which lines were said to run and did not, and the other way round; lines 1-based. */
export function coverageDifference(
  asked: readonly number[],
  mine: readonly number[],
  python: readonly number[],
): string {
  const tooMany = mine.filter((line) => !python.includes(line));
  const missed = python.filter((line) => !mine.includes(line) && asked.includes(line));
  const sentences = [
    ...(missed.length === 0
      ? []
      : [
          `You said that ${lineList(missed)} never ${missed.length === 1 ? "runs" : "run"}; in Python ${missed.length === 1 ? "it did" : "they did"}.`,
        ]),
    ...(tooMany.length === 0
      ? []
      : [
          `You said that ${lineList(tooMany)} ${tooMany.length === 1 ? "runs" : "run"}; in Python ${tooMany.length === 1 ? "it never did" : "they never did"}.`,
        ]),
  ];
  return sentences.length === 0 ? "You and Python agree on every line." : sentences.join(" ");
}

/** Which lines were chosen and which were not, so that nothing is left to guess. */
export function coverageWords(asked: readonly number[], chosen: ReadonlySet<number>): string {
  const not = asked.filter((line) => !chosen.has(line));
  if (not.length === 0) return "You say that all of them run.";
  if (chosen.size === 0) return "You say that none of them runs.";
  return `You say that ${lineList(not)} never ${not.length === 1 ? "runs" : "run"}.`;
}

/** How many lines a path was understood to have. */
export function pathWords(lines: readonly number[]): string {
  return lines.length === 0
    ? "Reads as no line at all."
    : `Reads as ${counted(lines.length, "line")}.`;
}

/** `line 4`, `lines 4 and 6`, `lines 4, 6 and 9`. */
function lineList(lines: readonly number[]): string {
  return `${lines.length === 1 ? "line" : "lines"} ${joined(lines.map(String))}`;
}

function joined(all: readonly string[]): string {
  const [last = "", ...rest] = all.toReversed();
  return rest.length === 0 ? last : `${rest.toReversed().join(", ")} and ${last}`;
}
