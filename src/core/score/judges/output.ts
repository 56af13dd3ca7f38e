import { sameButForWhitespace } from "../../value/compareScalars.ts";
import type { Divergence } from "../score.ts";
import { type Graded, halfCredit, strictJudge, verdictOn } from "./graded.ts";
import { commonLength, commonPrefix } from "./similarity.ts";

/** Judges what is printed, or which exception ends it ([K6], [K7]). */
export const outputJudge = strictJudge("output", 1, (truth, answer) => {
  if (answer.raises !== null) return gradeException(answer.raises, truth.raises);
  const graded = gradeText(answer.text, truth.text);
  // All that was printed is half of what happened when an exception ended it.
  if (truth.raises === null) return graded;
  const value = graded.value * halfCredit;
  return { ...graded, value, verdict: verdictOn(false, value) };
});

function gradeException(mine: string, python: string | null): Graded {
  if (python === null) {
    return { value: 0, verdict: "wrong", divergence: null, readings: { raises: 0 } };
  }
  const same = mine === python.slice(python.lastIndexOf(".") + 1);
  return {
    value: same ? 1 : halfCredit,
    verdict: same ? "correct" : "partial",
    divergence: null,
    readings: { raises: 1, type: same ? 1 : 0 },
  };
}

function gradeText(mine: string, python: string): Graded {
  const [lines, own] = [linesOf(python), linesOf(mine)];
  const longer = Math.max(lines.length, own.length);
  const common = commonLength(own, lines) ?? commonPrefix(own, lines);
  const share = longer === 0 ? 1 : common / longer;
  const readings = { lines: share };
  if (share === 1) return { value: 1, verdict: "correct", divergence: null, readings };
  const divergence = firstDifference(own, lines);
  if (sameButForWhitespace(mine, python)) {
    return { value: halfCredit, verdict: "whitespace", divergence, readings };
  }
  return { value: share, verdict: verdictOn(false, share), divergence, readings };
}

/** The lines of a text; an end of line behind the last one makes no line more. */
function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function firstDifference(mine: readonly string[], python: readonly string[]): Divergence {
  const line = commonPrefix(mine, python);
  const column = commonPrefix(Array.from(mine[line] ?? ""), Array.from(python[line] ?? ""));
  return { kind: "text", line, column };
}
