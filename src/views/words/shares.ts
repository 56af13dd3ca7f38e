import type { Interval, IntervalMethod } from "../../core/score/statistics/interval.ts";

/** A share from 0 to 1 in whole hundredths: `62 %`. Only all is 100 and only nothing is 0. */
export function percent(share: number): string {
  const hundredths = Math.round(share * 100);
  if (hundredths === 100 && share < 1) return "99\u00a0%";
  if (hundredths === 0 && share > 0) return "1\u00a0%";
  return `${hundredths}\u00a0%`;
}

/** An interval of shares: `48 to 74 %`. */
export function percentRange({ low, high }: Interval): string {
  return `${Math.round(low * 100)} to ${Math.round(high * 100)}\u00a0%`;
}

/** How an interval was found, in a few words. */
export const methodWords: { readonly [method in IntervalMethod]: string } = {
  wilson: "Wilson, each answer for itself",
  "wilson-clustered": "Wilson, clustered by program",
  mean: "Student’s t, each attempt for itself",
  "mean-clustered": "Student’s t, clustered by program",
  bootstrap: "bootstrap by program, 2,000 draws",
};
