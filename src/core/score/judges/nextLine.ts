import type { NextLine } from "../../question/question.ts";
import { halfCredit, rightOrWrong, strictJudge } from "./graded.ts";

/** Judges what comes after a line ([K3]). */
export const nextLineJudge = strictJudge("next-line", 1, ({ next }, answer) => {
  const mine = answer.next;
  if (same(mine, next)) return rightOrWrong(true);
  const place = lineOf(next);
  if (place === null || place !== lineOf(mine)) return rightOrWrong(false);
  return { value: halfCredit, verdict: "partial", divergence: null, readings: { place: 1 } };
});

/** A call is known by the function's name, be it with or without what stands before its last dot. */
function same(mine: NextLine, next: NextLine): boolean {
  if (mine.kind === "call" && next.kind === "call") {
    return mine.name === next.name || mine.name === lastName(next.name);
  }
  return mine.kind === next.kind && lineOf(mine) === lineOf(next);
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** The line where it goes on; null where there is none, or where none was written. */
function lineOf(next: NextLine): number | null {
  if (next.kind === "raises" || next.kind === "end" || next.line === 0) return null;
  return next.line;
}
