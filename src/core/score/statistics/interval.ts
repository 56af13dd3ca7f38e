/** How an interval was found; sentences on it belong to views. */
export type IntervalMethod =
  /** Wilson's, each observation taken for itself. */
  | "wilson"
  /** Wilson's, with as many observations as the clusters are worth. */
  | "wilson-clustered"
  /** Mean and Student's t, each observation taken for itself. */
  | "mean"
  /** Mean and Student's t, with whole clusters as what varies. */
  | "mean-clustered"
  /** The middle 95 % of what whole clusters, drawn again and again, come to. */
  | "bootstrap";

/** A 95 % interval: `low` and `high` have the unit of what was measured. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly method: IntervalMethod;
}

/** One number that was observed, and what it belongs to: questions on one program are not independent. */
export interface Observation {
  readonly value: number;
  readonly cluster: string;
}

/** With fewer clusters than these, how much they differ cannot be told, and observations are taken for themselves. */
export const leastClusters = 5;

/** The mean of some numbers; null of none. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The items of each cluster, in the order of their first ones. */
export function byCluster<T extends { readonly cluster: string }>(
  items: readonly T[],
): readonly (readonly T[])[] {
  const clusters = new Map<string, T[]>();
  for (const item of items) {
    const cluster = clusters.get(item.cluster);
    if (cluster === undefined) clusters.set(item.cluster, [item]);
    else cluster.push(item);
  }
  return [...clusters.values()];
}

/**
 * How many clusters of one size these are worth: a few large ones among many small ones say no more than the large ones do. The number of clusters
 * when all have one size; 0 of none.
 */
export function effectiveClusters(items: readonly { readonly cluster: string }[]): number {
  const squares = byCluster(items).reduce((sum, { length }) => sum + length ** 2, 0);
  return squares === 0 ? 0 : items.length ** 2 / squares;
}
