import { clusteredError, clusterFreedom } from "./mean.ts";
import { byCluster, leastClusters, mean, type Interval, type Observation } from "./interval.ts";
import { normal975, student975 } from "./student.ts";

/**
 * Wilson's interval of a share that was seen `n` times; neither number need be whole, `n` above 0.
 *
 * For credit between 0 and 1 it is wider than need be, never narrower: nothing varies more than right or wrong.
 */
export function wilson(share: number, n: number): Interval {
  const square = normal975 * normal975;
  const centre = (share + square / (2 * n)) / (1 + square / n);
  const reach =
    (normal975 / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return {
    low: share === 0 ? 0 : Math.max(0, centre - reach),
    high: share === 1 ? 1 : Math.min(1, centre + reach),
    method: "wilson",
  };
}

/**
 * The interval of a mean of shares, each from 0 to 1; null of none.
 *
 * With enough clusters the number of observations is cut to what they are worth: to as many independent ones as would vary as the
 * clusters do, cut once more because the clusters are few, or few of them large (Student's t in place of the normal).
 */
export function shareInterval(observations: readonly Observation[]): Interval | null {
  const share = mean(observations.map(({ value }) => value));
  if (share === null) return null;
  if (byCluster(observations).length < leastClusters) return wilson(share, observations.length);
  const error = clusteredError(observations);
  const spread = share * (1 - share);
  const worth =
    error === 0 || spread === 0
      ? observations.length
      : Math.min(observations.length, spread / (error * error));
  const fewness = (normal975 / student975(clusterFreedom(observations))) ** 2;
  return { ...wilson(share, worth * fewness), method: "wilson-clustered" };
}
