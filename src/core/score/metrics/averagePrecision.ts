/** How sure somebody was of an answer (the higher the surer), and whether it is right. */
export interface SureAnswer {
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * Average precision, 0 to 1: how well confidence puts right answers before wrong ones. It is the sum over the different confidences, from the
 * highest down, of the gain in recall times the precision there; equal confidences are one step. Null where no answer is right.
 */
export function averagePrecision(answers: readonly SureAnswer[]): number | null {
  const all = answers.filter(({ right }) => right).length;
  if (all === 0) return null;
  const order = answers.toSorted((one, other) => other.confidence - one.confidence);
  let [sum, hits, counted] = [0, 0, 0];
  for (const [index, { confidence, right }] of order.entries()) {
    if (right) hits += 1;
    if (order[index + 1]?.confidence === confidence) continue;
    sum += ((hits - counted) / all) * (hits / (index + 1));
    counted = hits;
  }
  return sum;
}
