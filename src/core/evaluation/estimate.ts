import { detectableDifference, discordanceVariance } from "../score/statistics/detectable.ts";
import { byCluster, effectiveClusters, leastClusters } from "../score/statistics/interval.ts";
import { normal975, student975 } from "../score/statistics/student.ts";

/** What is taken for granted before anything was asked. Shares from 0 to 1. */
export interface Assumption {
  /** Of the answers that are right. */
  readonly right: number;
  /** Of the items on which one of two predictors is right and the other is not. */
  readonly differ: number;
  /** How alike the items of one program are: 0 not at all, 1 as if they were one. */
  readonly alike: number;
}

/** Half are right, which varies most; two differ on a fifth; items of a program are alike as they were seen to be elsewhere. */
export const stockAssumption: Assumption = { right: 0.5, differ: 0.2, alike: 0.3 };

/** How exact an evaluation will be. */
export interface Precision {
  readonly items: number;
  readonly programs: number;
  /** As many independent items as these are worth. */
  readonly worth: number;
  /** Half of the 95 % interval of a share right. */
  readonly halfWidth: number;
  /** The smallest difference of two predictors that is found in four of five such evaluations. */
  readonly detectable: number;
}

/**
 * How exact an evaluation will be that asks these items, each given by its program; null of none. Samples are not counted: how alike the answers of one predictor
 * to one item are is not known before.
 */
export function expectedPrecision(
  programs: readonly string[],
  assumption: Assumption = stockAssumption,
): Precision | null {
  const items = programs.map((cluster) => ({ cluster }));
  const clusters = byCluster(items).length;
  const worth = programs.length / designEffect(programs, assumption.alike);
  const detectable = detectableDifference(discordanceVariance(assumption.differ), worth);
  if (detectable === null) return null;
  const { right } = assumption;
  const reach =
    clusters >= leastClusters ? student975(Math.max(1, effectiveClusters(items) - 1)) : normal975;
  return {
    items: programs.length,
    programs: clusters,
    worth,
    halfWidth: Math.min(0.5, reach * Math.sqrt((right * (1 - right)) / worth)),
    detectable: Math.min(1, detectable),
  };
}

/** How many times the variance of a mean grows because items share programs: 1 + (m - 1) × alike, m the mean size of an item's program. At least 1. */
export function designEffect(programs: readonly string[], alike: number): number {
  if (programs.length === 0) return 1;
  const worth = effectiveClusters(programs.map((cluster) => ({ cluster })));
  return 1 + (programs.length / worth - 1) * alike;
}
