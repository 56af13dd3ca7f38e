import type { PredictState } from "../../app/predict/session.ts";
import type { Item } from "../../core/question/question.ts";
import type { LineMark } from "./codeMarks.ts";
import { chosenLines } from "./forms/lineSet.ts";
import { parseNextLineChoice } from "./forms/nextLineChoice.ts";

/** Where the run stands, and what is asked; lines 1-based, `asked` 0 for none. */
interface Standing {
  readonly asked: number;
  readonly next: number | null;
  readonly waiting: readonly number[];
}

/** The marks of a moment of the run: the line that is asked about, the one about to run, those that wait. */
export function marksBefore({ asked, next, waiting }: Standing): ReadonlyMap<number, LineMark> {
  const marks = new Map<number, LineMark>();
  for (const line of waiting) marks.set(line, { shape: "waits", word: "waits" });
  if (asked > 0) marks.set(asked, { shape: "asked", word: "asked", current: true });
  if (next !== null) {
    marks.set(next, {
      shape: "next",
      word: next === asked ? "asked" : "next",
      current: next === asked || asked === 0,
    });
  }
  return marks;
}

/** The marks with those of a verdict over them: where Python went, where the answer went. */
export function marksOfFeedback(
  item: Item,
  answered: PredictState["answered"] | null,
  marks: ReadonlyMap<number, LineMark>,
): ReadonlyMap<number, LineMark> {
  const found = answered?.get(item.id);
  if (item.kind === "table" || found === undefined || typeof found.feedback === "string") {
    return marks;
  }
  const { truth } = found.feedback;
  const after = new Map(marks);
  if (truth?.kind === "coverage" && item.kind === "coverage") {
    const mine = chosenLines(found.prediction.raw, item.lines);
    for (const line of item.lines) {
      const ran = truth.ran.includes(line);
      const agrees = mine === null || mine.has(line) === ran;
      after.set(line, { shape: agrees ? "agree" : "differ", word: ran ? "runs" : "never" });
    }
  }
  if (truth?.kind === "next-line") {
    const choice = parseNextLineChoice(found.prediction.raw?.text ?? "");
    const mine = choice?.kind === "line" ? Number(choice.of) : null;
    const python = "line" in truth.next ? truth.next.line : null;
    if (mine !== null) after.set(mine, { shape: "mine", word: "you" });
    if (python !== null) {
      after.set(
        python,
        mine === python ? { shape: "agree", word: "both" } : { shape: "python", word: "Python" },
      );
    }
  }
  return after;
}
