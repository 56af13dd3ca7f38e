import { binomialUpTo } from "./binomial.ts";

/**
 * Split conformal: the threshold up to which answers belong to the set, so that sets hold the truth with probability 1 - `alpha` or more on average. `scores`: 1 less the
 * probability that was given to the truth, of items kept for this. Infinity when they are too few: then every answer belongs to it.
 */
export function conformalThreshold(scores: readonly number[], alpha: number): number {
  // The product may miss a whole number by its last digit.
  const place = Math.ceil((scores.length + 1) * (1 - alpha) - 1e-9);
  return sorted(scores)[place - 1] ?? Infinity;
}

/**
 * How many of `n` items may be missed, so that with confidence 1 - `delta` no more than `epsilon` of all are: the most k for which so few misses would be
 * that unlikely. Null: not even none of so few items says it.
 */
export function pacErrors(n: number, epsilon: number, delta: number): number | null {
  if (binomialUpTo(0, n, epsilon) > delta) return null;
  let k = 0;
  while (k < n && binomialUpTo(k + 1, n, epsilon) <= delta) k += 1;
  return k;
}

/** The smallest threshold whose misses among the scores are few enough for `pacErrors`; null where it says that there are too few items. */
export function pacThreshold(
  scores: readonly number[],
  epsilon: number,
  delta: number,
): number | null {
  const k = pacErrors(scores.length, epsilon, delta);
  return k === null ? null : (sorted(scores).at(-1 - k) ?? 0);
}

/** The answers that belong to a set: those whose score, 1 less their probability, is not above the threshold. */
export function predictionSet<T>(
  answers: readonly (readonly [T, number])[],
  threshold: number,
): readonly T[] {
  return answers.flatMap(([answer, probability]) => (1 - probability <= threshold ? [answer] : []));
}

function sorted(scores: readonly number[]): readonly number[] {
  return scores.toSorted((one, other) => one - other);
}
