/** How an answer that sorts things into yes and no agrees with the truth. */
export interface Counts {
  /** Yes in both. */
  readonly hits: number;
  /** Yes in the answer alone. */
  readonly extra: number;
  /** Yes in the truth alone. */
  readonly missed: number;
  /** No in both. */
  readonly rejected: number;
}

/** Readings of yes and no, each 0 to 1; what has nothing to go by is 0, or 1 when nothing is wrong. */
export function readingsOf(counts: Counts): {
  precision: number;
  recall: number;
  f1: number;
  balanced: number;
} {
  const { hits, extra, missed, rejected } = counts;
  const precision = share(hits, extra, missed === 0);
  const recall = share(hits, missed, extra === 0);
  const f1 = share(2 * hits, extra + missed, true);
  return { precision, recall, f1, balanced: balancedAccuracy(hits, extra, missed, rejected) };
}

/** The mean of the shares right among yes and among no; with one of them alone, the share right. An answer that is always the same has ½. */
function balancedAccuracy(hits: number, extra: number, missed: number, rejected: number): number {
  const shares: number[] = [];
  if (hits + missed > 0) shares.push(hits / (hits + missed));
  if (extra + rejected > 0) shares.push(rejected / (extra + rejected));
  return shares.length === 0 ? 1 : shares.reduce((sum, one) => sum + one) / shares.length;
}

function share(good: number, bad: number, whole: boolean): number {
  return good + bad > 0 ? good / (good + bad) : whole ? 1 : 0;
}
