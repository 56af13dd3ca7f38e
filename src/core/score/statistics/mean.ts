import {
  byCluster,
  effectiveClusters,
  leastClusters,
  mean,
  type Interval,
  type Observation,
} from "./interval.ts";
import { student975 } from "./student.ts";

/** The standard error of a mean, each observation taken for itself; 0 of fewer than two. */
export function plainError(observations: readonly Observation[]): number {
  const n = observations.length;
  const centre = mean(observations.map(({ value }) => value));
  if (centre === null || n < 2) return 0;
  const squares = observations.reduce((sum, { value }) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (n * (n - 1)));
}

/** The standard error of a mean when whole clusters are what varies; 0 of fewer than two clusters. */
export function clusteredError(observations: readonly Observation[]): number {
  const centre = mean(observations.map(({ value }) => value));
  const clusters = byCluster(observations);
  if (centre === null || clusters.length < 2) return 0;
  const squares = clusters
    .map((cluster) => cluster.reduce((sum, { value }) => sum + value - centre, 0))
    .reduce((sum, deviation) => sum + deviation ** 2, 0);
  return Math.sqrt((clusters.length / (clusters.length - 1)) * squares) / observations.length;
}

/** The degrees of freedom of a clustered standard error, at least 1; not whole where clusters differ in size. */
export function clusterFreedom(observations: readonly Observation[]): number {
  return Math.max(1, effectiveClusters(observations) - 1);
}

/** The interval of a mean by Student's t, clustered when there are enough clusters; null of fewer than two observations. */
export function meanInterval(observations: readonly Observation[]): Interval | null {
  const centre = mean(observations.map(({ value }) => value));
  if (centre === null || observations.length < 2) return null;
  const clustered = byCluster(observations).length >= leastClusters;
  const reach = clustered
    ? student975(clusterFreedom(observations)) * clusteredError(observations)
    : student975(observations.length - 1) * plainError(observations);
  return {
    low: centre - reach,
    high: centre + reach,
    method: clustered ? "mean-clustered" : "mean",
  };
}
