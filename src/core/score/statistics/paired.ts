import { byCluster, mean, type Interval, type Observation } from "./interval.ts";
import { clusteredError, meanInterval, plainError } from "./mean.ts";
import { signFlip } from "./signFlip.ts";
import { type Sliced, wholly } from "./sliced.ts";

/** Two scores of one item, 0 to 1, and the program that it is about. */
export interface ScorePair {
  readonly first: number;
  readonly second: number;
  readonly cluster: string;
}

/** How two predictors compare on the items that both have. */
export interface PairedComparison {
  readonly n: number;
  readonly programs: number;
  /** Means of each; null of no item. */
  readonly first: number | null;
  readonly second: number | null;
  /** Mean of the first less that of the second. */
  readonly difference: number | null;
  /** Of the difference; null where no item tells the two apart, or too few do to say how much it varies. */
  readonly interval: Interval | null;
  /** Of a test that flips whole programs. */
  readonly p: number | null;
}

/** Compares two predictors item by item; programs are what varies. The seed is for the test. */
export function comparePaired(pairs: readonly ScorePair[], seed: number): PairedComparison {
  return wholly(pairedInSlices(pairs, seed));
}

/** The same, in slices. */
export function* pairedInSlices(
  pairs: readonly ScorePair[],
  seed: number,
): Sliced<PairedComparison> {
  const differences = differencesOf(pairs);
  return {
    n: pairs.length,
    programs: byCluster(pairs).length,
    first: mean(pairs.map(({ first }) => first)),
    second: mean(pairs.map(({ second }) => second)),
    difference: mean(differences.map(({ value }) => value)),
    interval: differenceInterval(differences),
    p: yield* signFlip(differences, seed),
  };
}

/** The difference of each pair. */
export function differencesOf(pairs: readonly ScorePair[]): readonly Observation[] {
  return pairs.map(({ first, second, cluster }) => ({ value: first - second, cluster }));
}

/** The interval of a mean difference of shares, kept within -1 and 1; null where nothing varied, or too few observations to tell. */
export function differenceInterval(differences: readonly Observation[]): Interval | null {
  const interval = meanInterval(differences);
  if (interval === null) return null;
  const error =
    interval.method === "mean-clustered" ? clusteredError(differences) : plainError(differences);
  // Nothing varied: that says that the items are too few or too easy, not that the difference is known exactly.
  if (error < 1e-12) return null;
  return { ...interval, low: Math.max(-1, interval.low), high: Math.min(1, interval.high) };
}
