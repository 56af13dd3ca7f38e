import { gradedOf, isRight, type Marked } from "./marked.ts";
import { byAttempt } from "./divergence.ts";
import { measureShares, type Metric } from "./metric.ts";

/** An answer on output beside the answers on how the run got there. */
interface Pair {
  readonly output: boolean;
  readonly way: boolean;
  readonly cluster: string;
}

/** How often output and the way to it were right: four numbers of pairs. */
export interface Coherence {
  readonly bothRight: number;
  /** Output right, and something on the way was not: lucky. */
  readonly outputOnly: number;
  /** Every answer on the way right, and the output was not: a slip. */
  readonly wayOnly: number;
  readonly neither: number;
}

/** The four numbers, over each answer on output that has answers on the way to it. */
export function coherenceOf(marked: readonly Marked[]): Coherence {
  const pairs = pairsOf(marked);
  const count = (output: boolean, way: boolean) =>
    pairs.filter((pair) => pair.output === output && pair.way === way).length;
  return {
    bothRight: count(true, true),
    outputOnly: count(true, false),
    wayOnly: count(false, true),
    neither: count(false, false),
  };
}

/** Share of pairs in which output and way were both right or both not. */
export const coherence = ofPairs(
  "coherence",
  () => true,
  ({ output, way }) => output === way,
);

/** Of the right outputs, the share with something not right on the way. */
export const lucky = ofPairs(
  "lucky",
  ({ output }) => output,
  ({ way }) => !way,
);

/** Of the ways that were right throughout, the share whose output was not. */
export const slip = ofPairs(
  "slip",
  ({ way }) => way,
  ({ output }) => !output,
);

function ofPairs(
  id: "coherence" | "lucky" | "slip",
  among: (pair: Pair) => boolean,
  holds: (pair: Pair) => boolean,
): Metric {
  return {
    id,
    unit: "share",
    measure: (marked) =>
      measureShares(
        id,
        pairsOf(marked)
          .filter(among)
          .map((pair) => ({ value: holds(pair) ? 1 : 0, cluster: pair.cluster })),
        "pairs",
      ),
  };
}

function pairsOf(marked: readonly Marked[]): readonly Pair[] {
  return byAttempt(marked).flatMap((attempt) => {
    const graded = gradedOf(attempt);
    return graded.filter(isOutput).flatMap((output) => {
      const way = graded.filter((one) => isOnTheWay(one, output));
      return way.length === 0
        ? []
        : [{ output: isRight(output), way: way.every(isRight), cluster: output.cluster }];
    });
  });
}

function isOutput({ question }: Marked): boolean {
  return question.kind === "output";
}

/** True for an answer on something that happens before the output is complete. */
function isOnTheWay({ question }: Marked, output: Marked): boolean {
  return (
    question.kind !== "output" &&
    question.kind !== "input" &&
    question.reveals <= output.question.reveals
  );
}
