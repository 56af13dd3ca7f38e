import { createRandom } from "../../question/random.ts";
import { byCluster, type Observation } from "./interval.ts";
import { type Sliced, wholly } from "./sliced.ts";

/** How often signs are drawn; with so few clusters that there are no more ways than this, all of them are gone through. */
const draws = 10_000;
/** How many signs are set between two stops: a few milliseconds. */
const signsOfASlice = 500_000;

/**
 * How likely a mean difference as far from 0 as this one is, were it by chance which of the two is which in each cluster: whole clusters change
 * their sign together. Exact up to 13 clusters, else drawn by a seed. Null of none.
 */
export function signFlipP(differences: readonly Observation[], seed: number): number | null {
  return wholly(signFlip(differences, seed));
}

/** The same, in slices. */
export function* signFlip(
  differences: readonly Observation[],
  seed: number,
): Sliced<number | null> {
  if (differences.length === 0) return null;
  const sums = Float64Array.from(
    byCluster(differences).map((cluster) => cluster.reduce((sum, { value }) => sum + value, 0)),
  );
  const seen = Math.abs(sums.reduce((sum, value) => sum + value, 0));
  const scale = sums.reduce((sum, value) => sum + Math.abs(value), 0);
  // Sums of the same numbers in another order may differ in their last digits.
  const least = seen - 1e-9 * scale;
  const ways = 2 ** sums.length;
  if (ways <= draws) {
    let reached = 0;
    for (let way = 0; way < ways; way++) {
      if (Math.abs(flippedSum(sums, () => way)) >= least) reached += 1;
    }
    return reached / ways;
  }
  const random = createRandom(seed);
  const signs = (): number => Math.floor(random() * 2 ** 32);
  let [reached, set] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    if (Math.abs(flippedSum(sums, signs)) >= least) reached += 1;
    set += sums.length;
    if (set < signsOfASlice) continue;
    set = 0;
    yield;
  }
  return (1 + reached) / (1 + draws);
}

/** The sum with other signs: each bit of a number of 32 bits turns one around. */
function flippedSum(sums: Float64Array, signs: () => number): number {
  let [sum, bits] = [0, 0];
  for (let index = 0; index < sums.length; index++) {
    if (index % 32 === 0) bits = signs();
    const value = sums[index] ?? 0;
    sum += bits & 1 ? -value : value;
    bits >>>= 1;
  }
  return sum;
}
