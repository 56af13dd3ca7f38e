import type { Item } from "../../core/question/question.ts";
import type { CodePicks } from "./codeMarks.ts";
import { codeLines, lineText, plain } from "./forms/form.ts";
import { parseNextLineChoice } from "./forms/nextLineChoice.ts";
import type { Answers } from "./useAnswers.ts";

/** What a click on a line of the code answers; null where the question is not about lines. */
export function picksFor(
  item: Item,
  answers: Pick<Answers, "rawOf" | "setRaw">,
  source: readonly string[],
): CodePicks | null {
  const text = item.kind === "table" ? "" : (answers.rawOf(item.id)?.text ?? "");
  switch (item.kind) {
    case "next-line": {
      const choice = parseNextLineChoice(text);
      return {
        kind: "one",
        label: "Program. Choose the line that runs next: up, down, Enter.",
        lines: codeLines(source),
        chosen: new Set(choice?.kind === "line" ? [Number(choice.of)] : []),
        nameOf: (line) => `Line ${lineText(source, line)}`,
        onPick: (line) => answers.setRaw(item.id, plain(String(line))),
      };
    }
    default:
      return null;
  }
}
