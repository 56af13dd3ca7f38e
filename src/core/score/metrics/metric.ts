import { byCluster, mean, type Interval, type Observation } from "../statistics/interval.ts";
import { meanInterval } from "../statistics/mean.ts";
import { shareInterval } from "../statistics/wilson.ts";
import type { Marked } from "./marked.ts";

/** The metrics, in the order in which they are listed. */
export const metricIds = [
  "accuracy",
  "credit",
  "answered",
  "accuracy-of-answered",
  "accuracy-of-sure",
  "first-divergence",
  "path-prefix",
  "path-similarity",
  "coverage-precision",
  "coverage-recall",
  "coverage-f1",
  "coverage-balanced",
  "coherence",
  "lucky",
  "slip",
  "brier",
] as const;

export type MetricId = (typeof metricIds)[number];

/** What a metric counts. */
export type Counted = "questions" | "lines" | "attempts" | "pairs";

/** What a metric came to. Null where it is not defined: nothing to count, or a denominator of 0. */
export interface Measured {
  readonly metric: MetricId;
  readonly value: number | null;
  /** How many of what it counts. */
  readonly n: number;
  readonly counted: Counted;
  /** How many programs they come from. */
  readonly programs: number;
  readonly interval: Interval | null;
}

/** A named aggregate over marked answers. */
export interface Metric {
  readonly id: MetricId;
  /** `share`: from 0 to 1. `questions`: a number of questions. `error`: from 0 to 1, and less is better. */
  readonly unit: "share" | "questions" | "error";
  /** The same answers and seed give the same numbers; the seed is for intervals that are drawn. */
  measure(marked: readonly Marked[], seed: number): Measured;
}

/** How many programs some things come from. */
export function programsOf(items: readonly { readonly cluster: string }[]): number {
  return byCluster(items).length;
}

/** The mean of shares, with the interval of a share. */
export function measureShares(
  metric: MetricId,
  observations: readonly Observation[],
  counted: Counted = "questions",
): Measured {
  return {
    metric,
    value: mean(observations.map(({ value }) => value)),
    n: observations.length,
    counted,
    programs: programsOf(observations),
    interval: shareInterval(observations),
  };
}

/** The mean of any numbers, with the interval of a mean, kept from going below 0. */
export function measureMean(
  metric: MetricId,
  observations: readonly Observation[],
  counted: Counted,
): Measured {
  const interval = meanInterval(observations);
  return {
    metric,
    value: mean(observations.map(({ value }) => value)),
    n: observations.length,
    counted,
    programs: programsOf(observations),
    interval: interval === null ? null : { ...interval, low: Math.max(0, interval.low) },
  };
}
