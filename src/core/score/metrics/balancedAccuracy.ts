/** One thing that was told apart: what was said of it (null: nothing), and what it was. */
export interface Told {
  readonly said: string | null;
  readonly was: string;
}

/** The mean, over the classes that occur, of the share of each that was told: whoever says the same of all gets 1 by their number. Null of nothing. */
export function balancedAccuracy(told: readonly Told[]): number | null {
  const classes = new Map<string, { right: number; n: number }>();
  for (const { said, was } of told) {
    const tally = classes.get(was) ?? { right: 0, n: 0 };
    classes.set(was, { right: tally.right + (said === was ? 1 : 0), n: tally.n + 1 });
  }
  if (classes.size === 0) return null;
  const shares = [...classes.values()].map(({ right, n }) => right / n);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
