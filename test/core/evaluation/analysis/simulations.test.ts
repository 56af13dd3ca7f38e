import { describe, expect, test } from "vitest";
import {
  accuracyOf,
  byItem,
  isRight,
  shareOf,
} from "../../../../src/core/evaluation/analysis/accuracy.ts";
import { comparisonsOf } from "../../../../src/core/evaluation/analysis/comparison.ts";
import { differenceInterval, differencesOf } from "../../../../src/core/score/statistics/paired.ts";
import { wholly } from "../../../../src/core/score/statistics/sliced.ts";
import { play, type Sizes, type World } from "./made.ts";

const simulations = 1_000;

const sizes: { readonly [name: string]: Sizes } = {
  "1 item": () => 1,
  "5 items": () => 5,
  "20 items": () => 20,
  "1 to 10 items": (random) => 1 + Math.floor(10 * random()),
  "2 items, a fifth of them of 25": (random) => (random() < 0.8 ? 2 : 25),
};

function world(programs: number, size: string, part: Partial<World> = {}): World {
  const own = sizes[size];
  if (own === undefined) throw new RangeError(size);
  return { programs, sizes: own, accuracy: 0.6, less: 0.1, spread: 0.3, ...part };
}

/** In how many of 100 simulations the two intervals hold what is known. */
function held(one: World): { readonly accuracy: number; readonly difference: number } {
  let [accuracy, difference] = [0, 0];
  for (let seed = 0; seed < simulations; seed++) {
    const [first, second] = play(one, seed);
    const { all } = accuracyOf(first);
    const [mine, other] = [byItem(first.responses), byItem(second.responses)];
    const pairs = mine.map((item, place) => ({
      first: shareOf(item, isRight),
      second: other[place] === undefined ? 0 : shareOf(other[place], isRight),
      cluster: item.program,
    }));
    if (all.kind === "known" && holds(all.interval, one.accuracy)) accuracy += 1;
    if (holds(differenceInterval(differencesOf(pairs)), one.less)) difference += 1;
  }
  return { accuracy: (100 * accuracy) / simulations, difference: (100 * difference) / simulations };
}

function holds(
  interval: { readonly low: number; readonly high: number } | null,
  known: number,
): boolean {
  return interval !== null && interval.low <= known && interval.high >= known;
}

describe("[N13] in 1,000 simulations the 95 % intervals of an accuracy and of a difference hold what is known in 93 to 97 %", () => {
  test.each([
    [100, "1 item", 0.6],
    [20, "5 items", 0.6],
    [30, "20 items", 0.6],
    [20, "1 to 10 items", 0.85],
    [40, "1 to 10 items", 0.6],
    [40, "2 items, a fifth of them of 25", 0.85],
  ])(
    "with %i programs of %s, accuracy %f",
    (programs, size, accuracy) => {
      const found = held(world(programs, size, { accuracy, spread: accuracy > 0.8 ? 0.14 : 0.3 }));
      expect(found.accuracy).toBeGreaterThanOrEqual(93);
      expect(found.accuracy).toBeLessThanOrEqual(97);
      expect(found.difference).toBeGreaterThanOrEqual(93);
      expect(found.difference).toBeLessThanOrEqual(97);
    },
    120_000,
  );
});

describe("[N13] with few programs the interval of an accuracy is too wide rather than too narrow", () => {
  test.each([
    [5, "5 items"],
    [8, "1 to 10 items"],
    [12, "2 items, a fifth of them of 25"],
  ])(
    "with %i programs of %s",
    (programs, size) => {
      const found = held(world(programs, size));
      expect(found.accuracy).toBeGreaterThanOrEqual(95);
      expect(found.difference).toBeGreaterThanOrEqual(93);
      expect(found.difference).toBeLessThanOrEqual(98);
    },
    120_000,
  );
});

const unlike = (less: number): World => world(30, "5 items", { less });

describe("[N14] where two are equally good", () => {
  test("p is below each level as often as the level says, and a difference is found in about 1 of 20", () => {
    const equal = world(24, "20 items", { less: 0 });
    const values: number[] = [];
    let found = 0;
    for (let seed = 0; seed < simulations; seed++) {
      const [comparison] = wholly(comparisonsOf(play(equal, seed), seed));
      values.push(comparison?.paired.p ?? 1);
      if (comparison?.finding === "differs") found += 1;
    }
    for (const level of [0.05, 0.1, 0.25, 0.5, 0.75, 0.9]) {
      const below = values.filter((p) => p <= level).length / simulations;
      // Four standard errors of a share of 1,000; sums are whole, so that p goes in steps, which can make it rarer.
      const reach = 4 * Math.sqrt((level * (1 - level)) / simulations);
      expect(below).toBeLessThan(level + reach);
      expect(below).toBeGreaterThan(level - reach - 0.03);
    }
    expect(found / simulations).toBeLessThan(0.07);
    expect(found / simulations).toBeGreaterThan(0.02);
  }, 120_000);

  test("[N12] a difference as large as the smallest detectable one is found in about four of five", () => {
    const detectable = Array.from({ length: 200 }, (_, seed) => {
      const [comparison] = wholly(comparisonsOf(play(unlike(0.15), seed), seed));
      return comparison?.detectable ?? 0;
    });
    const less = detectable.reduce((sum, value) => sum + value, 0) / detectable.length;
    let found = 0;
    for (let seed = 0; seed < simulations; seed++) {
      const [comparison] = wholly(comparisonsOf(play(unlike(less), 9_000 + seed), seed));
      if (comparison?.finding === "differs") found += 1;
    }
    expect(found / simulations).toBeGreaterThan(0.74);
    expect(found / simulations).toBeLessThan(0.86);
  }, 120_000);
});
