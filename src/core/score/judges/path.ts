import { commonPrefix, similarityOf } from "./similarity.ts";
import { strictJudge, verdictOn } from "./graded.ts";

/** Judges the order in which lines run ([K4]): the longest right beginning is the grade, similarity a reading. */
export const pathJudge = strictJudge("path", 1, (truth, answer) => {
  const [lines, mine] = [truth.lines, answer.lines];
  const right = commonPrefix(mine, lines);
  const longer = Math.max(lines.length, mine.length);
  const exact = right === longer;
  const prefix = exact ? 1 : right / longer;
  const similarity = similarityOf(mine, lines);
  return {
    value: prefix,
    verdict: verdictOn(exact, prefix),
    divergence: exact ? null : { kind: "line", index: right, step: truth.steps[right - 1] ?? -1 },
    readings: similarity === null ? { prefix } : { prefix, similarity },
  };
});
