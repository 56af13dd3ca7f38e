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
    const sample: T[] = [];
    for (let taken = 0; taken < clusters.length; taken += 1) {
      for (const item of clusters[Math.floor(random() * clusters.length)] ?? []) sample.push(item);
    }
    const value = statistic(sample);
    if (value !== null) values.push(value);
  }
  return middleOf(values);
}

/**
 * The same of a statistic that looks at sums alone, which is much faster: `rows` hold what each cluster adds to each sum, one row for each cluster. The same draws as `bootstrap`.
 */
export function bootstrapSums(
  rows: readonly (readonly number[])[],
  statistic: (sums: readonly number[]) => number | null,
  seed: number,
): Interval | null {
  if (rows.length < leastClusters) return null;
  const random = createRandom(seed);
  const width = rows[0]?.length ?? 0;
  const flat = Float64Array.from(rows.flat());
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const sums = Array.from({ length: width }, () => 0);
    for (let taken = 0; taken < rows.length; taken += 1) {
      const start = Math.floor(random() * rows.length) * width;
      for (let column = 0; column < width; column += 1) {
        sums[column] = (sums[column] ?? 0) + (flat[start + column] ?? 0);
      }
    }
    const value = statistic(sums);
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
