import { stdinOfRun, type Program } from "../../program/program.ts";
import type { Question } from "../../question/question.ts";
import { jsonHash } from "../canonical.ts";
import { askText, askVersion } from "./ask.ts";
import { formTexts } from "./answerForm.ts";
import { codeText, stdinText } from "./code.ts";

/** A question on a program, as a sheet asks it. */
export interface SheetItem {
  readonly program: Program;
  readonly question: Question;
}

const version = 1;

const head = `Below are Python programs and questions about what they do. Work out each answer without running anything. Lines are counted from 1.
Write every answer between numbered marks, for instance for question 7:
[ANSWER 7]
your answer
[/ANSWER 7]
`;

/**
 * One text with many questions, to be copied into a chat window; `readSheet` reads what comes back. Questions are numbered from 1 in the order of the items; a program
 * stands there once for those that follow each other on it.
 */
export function printSheet(items: readonly SheetItem[], abstains: boolean): string {
  const parts = [head];
  if (abstains) parts.push("If you are not sure of an answer, write UNSURE in its place.\n");
  let last: Program | null = null;
  for (const [index, { program, question }] of items.entries()) {
    if (last === null || !isSame(last, program)) {
      parts.push(
        `Program:\n${codeText(program.source, "direct")}\n\n${stdinText(stdinOfRun(program.stdin))}`.trimEnd(),
        "",
      );
      last = program;
    }
    parts.push(
      `Question ${index + 1}: ${askText(question, program.source)}\n${formTexts[question.kind]}\n`,
    );
  }
  const numbers = items.length === 1 ? "question 1" : `questions 1 to ${items.length}`;
  parts.push(`Now answer ${numbers}, each between its own marks, and write nothing else.\n`);
  return parts.join("\n");
}

/** SHA-256 of what all sheets share, as the hash of a prompt is of its template ([P2]). */
export function sheetHash(abstains: boolean): string {
  return jsonHash({
    id: "sheet",
    version,
    head,
    words: askVersion,
    forms: { ...formTexts },
    abstains,
  });
}

function isSame(one: Program, other: Program): boolean {
  return (
    one.source === other.source &&
    stdinOfRun(one.stdin).join("\n") === stdinOfRun(other.stdin).join("\n")
  );
}
