import { printTruth } from "../../core/prediction/printTruth.ts";
import type { Question, Truth } from "../../core/question/question.ts";
import { statementsOf } from "../../core/question/source/statements.ts";
import { parseLiteral } from "../../core/value/literal.ts";
import type { PythonValue } from "../../core/value/pythonValue.ts";
import type { Player } from "./player.ts";

/** A floor: every line runs, once; every decision goes the first way; a name has the literal that was assigned to it last; nothing is printed. */
export const always: Player = {
  id: "always",
  sort: "floor",
  answer({ question, source }) {
    const guess = constantAnswer(question, source);
    return { raw: guess === null ? null : printTruth(guess), confidence: null };
  },
};

/** The answer that looks at no run; null where there is none. */
export function constantAnswer(question: Question, source: string): Truth | null {
  switch (question.kind) {
    case "coverage":
      return { kind: "coverage", ran: question.lines };
    case "branch":
      return { kind: "branch", way: question.ways[0] ?? "true" };
    case "next-line":
      return { kind: "next-line", next: { kind: "line", line: question.line + 1 } };
    case "path":
      return { kind: "path", lines: linesBelow(source, question.from), steps: [] };
    case "state":
      return { kind: "state", value: lastLiteral(source, question.expression) };
    case "output":
      return { kind: "output", text: "", raises: null };
    case "input":
      return null;
    case "count":
      return { kind: "count", times: 1 };
    case "alias":
      return { kind: "alias", groups: question.names.toSorted().map((name) => [name]) };
  }
}

/** The lines on which statements begin, from the one behind `from` on. */
function linesBelow(source: string, from: number | null): readonly number[] {
  return statementsOf(source)
    .map(({ line }) => line)
    .filter((line) => from === null || line > from);
}

/** The literal that is assigned to a name last in the text; for a condition `True`, and `None` where there is none. */
function lastLiteral(source: string, expression: string): PythonValue {
  let found: PythonValue | null = null;
  for (const { targets, value, augmented } of statementsOf(source)) {
    if (augmented || !targets.some(([first]) => first?.text === expression)) continue;
    const read = parseLiteral(value.map(({ text }) => text).join(""));
    if (read.kind === "read") found = read.value;
  }
  if (found !== null) return found;
  return /[<>=!]|\b(?:in|is|not|and|or)\b/.test(expression)
    ? { kind: "bool", value: true }
    : { kind: "none" };
}
