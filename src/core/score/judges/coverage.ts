import { readingsOf } from "./classes.ts";
import { strictJudge, verdictOn } from "./graded.ts";

/** Judges which lines run ([K1]): balanced accuracy over the lines that are asked about. */
export const coverageJudge = strictJudge("coverage", 1, (truth, answer, question) => {
  const [ran, mine] = [new Set(truth.ran), new Set(answer.ran)];
  let [hits, extra, missed, rejected] = [0, 0, 0, 0];
  for (const line of new Set(question.lines)) {
    if (ran.has(line)) {
      if (mine.has(line)) hits += 1;
      else missed += 1;
    } else if (mine.has(line)) extra += 1;
    else rejected += 1;
  }
  const readings = readingsOf({ hits, extra, missed, rejected });
  const exact = extra + missed === 0;
  return {
    value: readings.balanced,
    verdict: verdictOn(exact, readings.balanced),
    divergence: null,
    readings,
  };
});
