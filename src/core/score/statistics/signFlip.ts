import { createRandom } from "../../question/random.ts";
import { byCluster, type Observation } from "./interval.ts";

/** How often signs are drawn; with so few clusters that there are no more ways than this, all of them are gone through. */
const draws = 10_000;

/**
 * How likely a mean difference as far from 0 as this one is, were it by chance which of the two is which in each cluster: whole clusters change
 * their sign together. Exact up to 13 clusters, else drawn by a seed. Null of none.
 */
export function signFlipP(differences: readonly Observation[], seed: number): number | null {
  if (differences.length === 0) return null;
  const sums = byCluster(differences).map((cluster) =>
    cluster.reduce((sum, { value }) => sum + value, 0),
  );
  const seen = Math.abs(sums.reduce((sum, value) => sum + value, 0));
  const scale = sums.reduce((sum, value) => sum + Math.abs(value), 0);
  // Sums of the same numbers in another order may differ in their last digits.
  const least = seen - 1e-9 * scale;
  const ways = 2 ** sums.length;
  if (ways <= draws) {
    let reached = 0;
    for (let way = 0; way < ways; way++) {
      const sum = sums.reduce(
        (all, value, index) => all + ((way >> index) & 1 ? -value : value),
        0,
      );
      if (Math.abs(sum) >= least) reached += 1;
    }
    return reached / ways;
  }
  const random = createRandom(seed);
  let reached = 0;
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (const value of sums) sum += random() < 0.5 ? -value : value;
    if (Math.abs(sum) >= least) reached += 1;
  }
  return (1 + reached) / (1 + draws);
}
