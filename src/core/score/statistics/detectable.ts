import { byCluster, leastClusters, type Observation } from "./interval.ts";
import { clusteredError, plainError } from "./mean.ts";
import { normal975, student975 } from "./student.ts";

/** The 0.8 quantile of the normal distribution: a difference is found four times in five. */
const normal80 = 0.8416212335729143;

/**
 * The smallest difference of two predictors on the same `n` items that a comparison at 5 % finds in four of five evaluations.
 *
 * `variance`: of the difference of one item, programs taken into account. `freedom`: degrees of freedom of the comparison, where they are known. Null without items.
 */
export function detectableDifference(
  variance: number,
  n: number,
  freedom: number | null = null,
): number | null {
  const quantile = freedom === null ? normal975 : student975(freedom);
  return n > 0 ? (quantile + normal80) * Math.sqrt(variance / n) : null;
}

/** The variance of the difference of one item when right and wrong differ on this share of the items, 0 to 1. */
export function discordanceVariance(discordance: number, difference = 0): number {
  return Math.max(0, discordance - difference ** 2);
}

/** The same from a pilot: with five programs or more it holds how alike the items of one are. Null where nothing varied. */
export function pilotVariance(differences: readonly Observation[]): number | null {
  const clustered = byCluster(differences).length >= leastClusters;
  const error = clustered ? clusteredError(differences) : plainError(differences);
  return error === 0 ? null : error ** 2 * differences.length;
}
