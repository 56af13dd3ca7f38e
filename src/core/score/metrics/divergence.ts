import { gradedOf, isRight, type Marked } from "./marked.ts";
import { measureMean, type Metric } from "./metric.ts";

/** Where the answers of one attempt first leave what Python did. */
export interface FirstDivergence {
  /** How many graded answers on earlier moments of the run were right. */
  readonly agreed: number;
  /** The first answer that was not; null when all were right. */
  readonly at: Marked | null;
}

/** The 0-based step at which an answer is right or goes wrong: in a path the line that differs, else what the question was about. */
export function stepOf({ question, score, truth }: Marked): number {
  if (score.divergence?.kind === "line" && truth?.kind === "path") {
    return truth.steps[score.divergence.index] ?? question.reveals;
  }
  return question.reveals;
}

/** The first divergence of one attempt, in the order of the run; null when nothing has a grade. */
export function firstDivergenceOf(marked: readonly Marked[]): FirstDivergence | null {
  const graded = gradedOf(marked);
  if (graded.length === 0) return null;
  let at: Marked | null = null;
  for (const one of graded) {
    if (!isRight(one) && (at === null || stepOf(one) < stepOf(at))) at = one;
  }
  const end = at === null ? Infinity : stepOf(at);
  const agreed = graded.filter((one) => isRight(one) && stepOf(one) <= end).length;
  return { agreed, at };
}

/** The marked answers of each attempt, in the order of their first ones. */
export function byAttempt(marked: readonly Marked[]): readonly (readonly Marked[])[] {
  const attempts = new Map<string, Marked[]>();
  for (const one of marked) {
    const attempt = attempts.get(one.attempt);
    if (attempt === undefined) attempts.set(one.attempt, [one]);
    else attempt.push(one);
  }
  return [...attempts.values()];
}

/** How many answers of an attempt were right before the first one that was not. */
export const firstDivergence: Metric = {
  id: "first-divergence",
  unit: "questions",
  measure: (marked) =>
    measureMean(
      "first-divergence",
      byAttempt(marked).flatMap((attempt) => {
        const first = firstDivergenceOf(attempt);
        const cluster = attempt[0]?.cluster;
        return first === null || cluster === undefined ? [] : [{ value: first.agreed, cluster }];
      }),
      "attempts",
    ),
};
