import type { Interval } from "../statistics/interval.ts";
import { shareInterval } from "../statistics/wilson.ts";

/** A set that was given in place of one answer. */
export interface GivenSet {
  /** How many answers are in it. */
  readonly size: number;
  /** The truth is among them. */
  readonly holds: boolean;
  readonly cluster: string;
}

/** What sets come to. Sizes are compared only where coverage is the same. */
export interface SetCoverage {
  readonly n: number;
  /** Share of sets that hold the truth, with its interval. Null of none. */
  readonly coverage: number | null;
  readonly interval: Interval | null;
  readonly meanSize: number | null;
  readonly medianSize: number | null;
  /** Share of sets with one answer. */
  readonly singletons: number | null;
  /** By size, ascending. */
  readonly bySize: readonly {
    readonly size: number;
    readonly n: number;
    readonly coverage: number;
  }[];
}

/** The coverage of prediction sets, over all and by size. */
export function setCoverage(sets: readonly GivenSet[]): SetCoverage {
  const sizes = sets.map(({ size }) => size).toSorted((one, other) => one - other);
  const n = sets.length;
  const held = sets.map(({ holds, cluster }) => ({ value: holds ? 1 : 0, cluster }));
  const share = (count: number): number | null => (n === 0 ? null : count / n);
  const [lower, upper] = [sizes[Math.floor((n - 1) / 2)], sizes[Math.floor(n / 2)]];
  return {
    n,
    coverage: share(sets.filter(({ holds }) => holds).length),
    interval: shareInterval(held),
    meanSize: share(sizes.reduce((sum, size) => sum + size, 0)),
    medianSize: lower === undefined || upper === undefined ? null : (lower + upper) / 2,
    singletons: share(sizes.filter((size) => size === 1).length),
    bySize: [...new Set(sizes)].map((size) => {
      const own = sets.filter((set) => set.size === size);
      return {
        size,
        n: own.length,
        coverage: own.filter(({ holds }) => holds).length / own.length,
      };
    }),
  };
}
