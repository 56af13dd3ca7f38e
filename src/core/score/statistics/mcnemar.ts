import { binomialUpTo } from "./binomial.ts";

/** How two predictors did on the same items: how often both, one alone, or none of them was right. */
export interface PairTable {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
  /** McNemar's exact p, two-sided. Each item is taken for itself: where programs have several, it is too small. */
  readonly p: number;
}

/** The table of pairs of right and wrong. */
export function pairTable(
  pairs: readonly { readonly first: boolean; readonly second: boolean }[],
): PairTable {
  const count = (first: boolean, second: boolean): number =>
    pairs.filter((pair) => pair.first === first && pair.second === second).length;
  const [onlyFirst, onlySecond] = [count(true, false), count(false, true)];
  return {
    both: count(true, true),
    onlyFirst,
    onlySecond,
    neither: count(false, false),
    p: mcnemarP(onlyFirst, onlySecond),
  };
}

/** How likely a difference as great as this is when each item that tells the two apart might as well have done so the other way. */
function mcnemarP(onlyFirst: number, onlySecond: number): number {
  const fewer = Math.min(onlyFirst, onlySecond);
  return Math.min(1, 2 * binomialUpTo(fewer, onlyFirst + onlySecond, 0.5));
}
