import type { Item } from "../../core/question/question.ts";
import type { CodePicks } from "./codeMarks.ts";
import { codeLines, lineText, plain } from "./forms/form.ts";
import { chosenLines, withLineToggled } from "./forms/lineSet.ts";
import { parseNextLineChoice } from "./forms/nextLineChoice.ts";
import { withLineAdded } from "./forms/pathStrip.ts";
import type { Answers } from "./useAnswers.ts";

/** What a click on a line of the code answers; null where the question is not about lines. */
export function picksFor(
  item: Item,
  answers: Pick<Answers, "rawOf" | "setRaw">,
  source: readonly string[],
): CodePicks | null {
  const raw = item.kind === "table" ? null : answers.rawOf(item.id);
  const nameOf = (line: number) => `Line ${lineText(source, line)}`;
  switch (item.kind) {
    case "next-line": {
      const choice = parseNextLineChoice(raw?.text ?? "");
      return {
        kind: "one",
        label: "Program. Choose the line that runs next: up, down, Enter.",
        lines: codeLines(source),
        chosen: new Set(choice?.kind === "line" ? [Number(choice.of)] : []),
        nameOf,
        onPick: (line) => answers.setRaw(item.id, plain(String(line))),
      };
    }
    case "coverage": {
      const { lines } = item;
      return {
        kind: "check",
        label: "Program. Choose the lines that run: up, down, Space.",
        lines,
        chosen: chosenLines(raw, lines) ?? new Set(),
        nameOf: (line) => `${nameOf(line)}, runs`,
        onPick: (line) => answers.setRaw(item.id, withLineToggled(raw, lines, line)),
      };
    }
    case "path":
      return {
        kind: "append",
        label: "Program. Add lines to the path: up, down, Enter.",
        lines: codeLines(source),
        chosen: new Set(),
        nameOf: (line) => `Add line ${lineText(source, line)}`,
        onPick: (line) => answers.setRaw(item.id, withLineAdded(raw, line)),
      };
    default:
      return null;
  }
}
