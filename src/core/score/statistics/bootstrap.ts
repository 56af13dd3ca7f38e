import { byCluster, leastClusters, type Interval } from "./interval.ts";
import { createRandom } from "../../question/random.ts";

/** How often samples are drawn. */
export const draws = 2_000;

/**
 * The interval of any statistic: whole clusters are drawn with replacement, as many as there are, again and again.
 *
 * `statistic` may give null where it is not defined; such draws are left out. The same seed gives the same interval.
 * Null with too few clusters to tell how much they differ, or when fewer than half of the draws have a value.
 */
export function bootstrap<T extends { readonly cluster: string }>(
  items: readonly T[],
  statistic: (items: readonly T[]) => number | null,
  seed: number,
): Interval | null {
  const clusters = byCluster(items);
  if (clusters.length < leastClusters) return null;
  const random = createRandom(seed);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const sample = clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)] ?? []);
    const value = statistic(sample);
    if (value !== null) values.push(value);
  }
  return middleOf(values);
}

/** The middle 95 % of what the draws came to; null when fewer than half of them have a value. */
export function middleOf(values: readonly number[]): Interval | null {
  if (values.length < draws / 2) return null;
  const ordered = values.toSorted((one, other) => one - other);
  const low = ordered[Math.floor(0.025 * (ordered.length - 1))];
  const high = ordered[Math.ceil(0.975 * (ordered.length - 1))];
  return low === undefined || high === undefined ? null : { low, high, method: "bootstrap" };
}
