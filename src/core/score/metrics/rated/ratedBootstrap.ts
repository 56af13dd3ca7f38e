import { createRandom } from "../../../question/random.ts";
import { draws, middleOf } from "../../statistics/bootstrap.ts";
import { byCluster, leastClusters, type Interval } from "../../statistics/interval.ts";
import type { Sliced } from "../../statistics/sliced.ts";
import { levelsOf, type Level, type Rated } from "./rated.ts";

/** How many answers are counted between two stops: a few milliseconds. */
const answersOfASlice = 200_000;

/**
 * The intervals, in their order, of several statistics of answers with a confidence, all from the same draws: whole programs are drawn with replacement, as in `bootstrap`. Each statistic
 * sees levels, the surest first, and may give null where it is not defined.
 */
export function* ratedBootstrap(
  rated: readonly Rated[],
  statistics: readonly ((levels: readonly Level[]) => number | null)[],
  seed: number,
): Sliced<readonly (Interval | null)[]> {
  const clusters = byCluster(rated);
  const values = statistics.map((of) => ({ of, drawn: new Array<number>() }));
  if (clusters.length >= leastClusters) {
    const confidences = levelsOf(rated).map(({ confidence }) => confidence);
    const places = new Map(confidences.map((confidence, place) => [confidence, place]));
    const answers = clusters.map((cluster) =>
      cluster.map(({ confidence, right }) => ({ place: places.get(confidence) ?? 0, right })),
    );
    const random = createRandom(seed);
    const [n, right] = [new Int32Array(confidences.length), new Int32Array(confidences.length)];
    let counted = 0;
    for (let draw = 0; draw < draws; draw++) {
      n.fill(0);
      right.fill(0);
      for (let taken = 0; taken < answers.length; taken++) {
        for (const one of answers[Math.floor(random() * answers.length)] ?? []) {
          n[one.place] = (n[one.place] ?? 0) + 1;
          if (one.right) right[one.place] = (right[one.place] ?? 0) + 1;
        }
      }
      const levels = confidences
        .map((confidence, place) => ({ confidence, n: n[place] ?? 0, right: right[place] ?? 0 }))
        .filter((level) => level.n > 0);
      for (const { of, drawn } of values) {
        const value = of(levels);
        if (value !== null) drawn.push(value);
      }
      counted += rated.length + levels.length * values.length;
      if (counted < answersOfASlice) continue;
      counted = 0;
      yield;
    }
  }
  return values.map(({ drawn }) => middleOf(drawn));
}
