import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../../src/core/question/random.ts";
import { binomialUpTo } from "../../../src/core/score/statistics/binomial.ts";
import {
  detectableDifference,
  discordanceVariance,
  pilotVariance,
} from "../../../src/core/score/statistics/detectable.ts";
import { holm } from "../../../src/core/score/statistics/holm.ts";
import type { Observation } from "../../../src/core/score/statistics/interval.ts";
import { pairTable } from "../../../src/core/score/statistics/mcnemar.ts";
import {
  comparePaired,
  differenceInterval,
  type ScorePair,
} from "../../../src/core/score/statistics/paired.ts";
import { signFlipP } from "../../../src/core/score/statistics/signFlip.ts";
import { student975 } from "../../../src/core/score/statistics/student.ts";

const alone = (values: readonly number[]): readonly Observation[] =>
  values.map((value, index) => ({ value, cluster: `program ${index}` }));

const tablePairs = (both: number, first: number, second: number, neither: number) => [
  ...Array.from({ length: both }, () => ({ first: true, second: true })),
  ...Array.from({ length: first }, () => ({ first: true, second: false })),
  ...Array.from({ length: second }, () => ({ first: false, second: true })),
  ...Array.from({ length: neither }, () => ({ first: false, second: false })),
];

describe("the binomial distribution", () => {
  // As in any printed table.
  test.each([
    [2, 10, 0.3, 0.3828],
    [1, 20, 0.1, 0.3917],
    [5, 20, 0.5, 0.0207],
    [5, 100, 0.05, 0.616],
    [0, 29, 0.1, 0.0471],
    [10, 10, 0.3, 1],
    [-1, 10, 0.3, 0],
  ])("gives up to %i of %i at %f as %f", (k, n, p, expected) => {
    expect(binomialUpTo(k, n, p)).toBeCloseTo(expected, 4);
  });

  test("does not lose what is too small for its first term", () => {
    expect(binomialUpTo(2_500, 5_000, 0.5)).toBeCloseTo(0.5056, 3);
  });
});

describe("[M9] McNemar's table", () => {
  // 2 (1 + 12 + 66) / 4096; 2 (1 + 5) / 32; 2 / 64.
  test.each([
    [10, 2, 158 / 4096],
    [1, 4, 12 / 32],
    [6, 0, 2 / 64],
    [3, 3, 1],
    [0, 0, 1],
  ])("with %i against %i has p %f", (first, second, expected) => {
    expect(pairTable(tablePairs(30, first, second, 7))).toMatchObject({
      both: 30,
      onlyFirst: first,
      onlySecond: second,
      neither: 7,
    });
    expect(pairTable(tablePairs(30, first, second, 7)).p).toBeCloseTo(expected, 10);
  });
});

describe("[M9] Holm's correction", () => {
  test("gives what R prints", () => {
    const found = holm([0.01, 0.02, 0.03, 0.04, 0.05]);
    [0.05, 0.08, 0.09, 0.09, 0.09].forEach((expected, index) => {
      expect(found[index]?.adjusted).toBeCloseTo(expected, 12);
    });
    expect(found.map(({ stands }) => stands)).toEqual([true, false, false, false, false]);
  });

  test("says what stepping down says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { maxLength: 8 }),
        (values) => {
          const ordered = values.toSorted((one, other) => one - other);
          let standing = 0;
          while (
            standing < values.length &&
            (ordered[standing] ?? 1) * (values.length - standing) <= 0.05
          ) {
            standing += 1;
          }
          expect(holm(values).filter(({ stands }) => stands)).toHaveLength(standing);
          expect(holm(values).map(({ p }) => p)).toEqual(values);
        },
      ),
    );
  });
});

describe("[M9] the test that flips signs", () => {
  test.each([
    [[1, 1, 1], 2 / 8],
    [[2, 1], 2 / 4],
    [[1, -1], 1],
    [[0, 0, 0], 1],
    [[0.1, 0.2, 0.3], 2 / 8],
  ])("of %j has p %f", (values, expected) => {
    expect(signFlipP(alone(values), 0)).toBeCloseTo(expected, 12);
  });

  test("of Darwin's maize has the p that Fisher found, 5.267 %", () => {
    const maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
    expect(Math.abs((signFlipP(alone(maize), 1) ?? 0) - 0.05267)).toBeLessThan(0.006);
    // The same ways, all of them.
    let reached = 0;
    for (let way = 0; way < 2 ** 15; way++) {
      const sum = maize.reduce(
        (all, value, index) => all + ((way >> index) & 1 ? -value : value),
        0,
      );
      if (Math.abs(sum) >= 314) reached += 1;
    }
    expect(reached / 2 ** 15).toBeCloseTo(0.05267, 5);
  });

  test("flips whole programs", () => {
    const many = alone([1, 1, 1]).flatMap((one) => Array<Observation>(20).fill(one));
    expect(signFlipP(many, 0)).toBeCloseTo(2 / 8, 12);
  });

  test("is the same for the same seed, never 0, and nothing of nothing", () => {
    const sure = alone(Array<number>(40).fill(1));
    expect(signFlipP(sure, 3)).toBe(signFlipP(sure, 3));
    expect(signFlipP(sure, 3)).toBeCloseTo(1 / 10_001, 12);
    expect(signFlipP([], 0)).toBeNull();
  });
});

/** A comparison written out as its formulas stand. */
function plainly(pairs: readonly ScorePair[]): readonly [number, number, number] {
  const n = pairs.length;
  const d = pairs.map(({ first, second }) => first - second);
  const mean = d.reduce((sum, value) => sum + value, 0) / n;
  const names = [...new Set(pairs.map(({ cluster }) => cluster))];
  let squares = 0;
  for (const name of names) {
    let own = 0;
    pairs.forEach(({ cluster }, index) => {
      if (cluster === name) own += (d[index] ?? 0) - mean;
    });
    squares += own * own;
  }
  const g = names.length;
  const sizes = names.map((name) => pairs.filter(({ cluster }) => cluster === name).length);
  const worth = n ** 2 / sizes.reduce((sum, size) => sum + size ** 2, 0);
  const reach = student975(Math.max(1, worth - 1)) * (Math.sqrt((g / (g - 1)) * squares) / n);
  return [mean, mean - reach, mean + reach];
}

const scores = fc.constantFrom(0, 0.5, 1);
const pairs = fc.array(
  fc.record({
    first: scores,
    second: scores,
    cluster: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
  }),
  { minLength: 1, maxLength: 60 },
);

describe("[M9] a paired comparison", () => {
  test("is its formulas, written out", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const found = comparePaired(each, 0);
        const [mean, low, high] = plainly(each);
        expect(found.difference).toBeCloseTo(mean, 12);
        if (found.interval?.method !== "mean-clustered") return;
        expect(found.interval.low).toBeCloseTo(Math.max(-1, low), 10);
        expect(found.interval.high).toBeCloseTo(Math.min(1, high), 10);
      }),
    );
  });

  test("is mirrored when the two change places", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const found = comparePaired(each, 0);
        const other = comparePaired(
          each.map(({ first, second, cluster }) => ({ first: second, second: first, cluster })),
          0,
        );
        expect(other.difference).toBeCloseTo(-(found.difference ?? 0), 12);
        expect(other.interval?.low ?? 0).toBeCloseTo(-(found.interval?.high ?? 0), 12);
        expect(other.p).toBeCloseTo(found.p ?? 0, 12);
      }),
    );
  });

  test("of predictors that never differ has no interval", () => {
    const same = [1, 0, 1, 1, 0, 1].map((value, index) => ({
      first: value,
      second: value,
      cluster: `${index}`,
    }));
    expect(comparePaired(same, 0)).toMatchObject({ n: 6, difference: 0, interval: null, p: 1 });
    expect(comparePaired([], 0)).toMatchObject({ n: 0, difference: null, interval: null, p: null });
  });
});

/** Two players on programs that are easier for one of them here and for the other there; on average the first is `by` better. */
function game(seed: number, programs: number, items: number, by: number): readonly ScorePair[] {
  const random = createRandom(seed);
  return Array.from({ length: programs }, (_, program) => {
    const base = 0.3 + 0.3 * random();
    const better = by + 0.3 * (random() - 0.5);
    return Array.from({ length: items }, () => ({
      first: random() < base + better ? 1 : 0,
      second: random() < base ? 1 : 0,
      cluster: `program ${program}`,
    }));
  }).flat();
}

const seeds = Array.from({ length: 1_000 }, (_, seed) => seed);

describe("[M9] in 1,000 simulated comparisons", () => {
  test("the interval holds the known difference in 93 to 97 %", () => {
    const held = seeds.filter((seed) => {
      const interval = differenceInterval(differences(game(seed, 40, 5, 0.1)));
      return interval !== null && interval.low <= 0.1 && interval.high >= 0.1;
    });
    expect(held.length).toBeGreaterThanOrEqual(930);
    expect(held.length).toBeLessThanOrEqual(970);
  }, 60_000);

  test("players who are equally good are told apart in at most 6.5 %", () => {
    const found = seeds.filter(
      (seed) => (signFlipP(differences(game(seed, 12, 5, 0)), seed) ?? 1) <= 0.05,
    );
    expect(found.length).toBeLessThanOrEqual(65);
    expect(found.length).toBeGreaterThanOrEqual(15);
  }, 60_000);
});

function differences(each: readonly ScorePair[]): readonly Observation[] {
  return each.map(({ first, second, cluster }) => ({ value: first - second, cluster }));
}

describe("[M10] the smallest detectable difference", () => {
  test.each([
    [100, 12.5],
    [200, 8.9],
    [400, 6.3],
    [800, 4.4],
    [1600, 3.1],
  ])("of %i items that differ on 20 %% is %f points", (n, points) => {
    expect(100 * (detectableDifference(discordanceVariance(0.2), n) ?? 0)).toBeCloseTo(points, 1);
  });

  test("is found four times in five", () => {
    const [programs, items] = [60, 5];
    const pilot = seeds.flatMap(
      (seed) => pilotVariance(differences(game(seed + 5_000, programs, items, 0.1))) ?? [],
    );
    const variance = pilot.reduce((sum, value) => sum + value, 0) / pilot.length;
    const by = detectableDifference(variance, programs * items) ?? 0;
    const found = seeds.filter(
      (seed) => (differenceInterval(differences(game(seed, programs, items, by)))?.low ?? 0) > 0,
    );
    expect(found.length / seeds.length).toBeGreaterThan(0.74);
    expect(found.length / seeds.length).toBeLessThan(0.86);
  }, 60_000);

  test("is not known without items, nor from a pilot in which nothing varied", () => {
    expect(detectableDifference(0.2, 0)).toBeNull();
    expect(pilotVariance(alone([0, 0, 0, 0, 0]))).toBeNull();
    // The plain variance: programs of one item each.
    expect(pilotVariance(alone([1, 0, 0, 0, -1]))).toBeCloseTo(0.5, 12);
  });
});
