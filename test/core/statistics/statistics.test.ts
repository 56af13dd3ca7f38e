import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../../src/core/question/random.ts";
import { bootstrap, bootstrapSums } from "../../../src/core/score/statistics/bootstrap.ts";
import {
  effectiveClusters,
  mean,
  type Observation,
} from "../../../src/core/score/statistics/interval.ts";
import {
  clusteredError,
  meanInterval,
  plainError,
} from "../../../src/core/score/statistics/mean.ts";
import { student975 } from "../../../src/core/score/statistics/student.ts";
import { shareInterval, wilson } from "../../../src/core/score/statistics/wilson.ts";

const observations = (values: readonly number[], size = 1): readonly Observation[] =>
  values.map((value, index) => ({ value, cluster: `program ${Math.floor(index / size)}` }));

const middle = (each: readonly Observation[]) => mean(each.map(({ value }) => value));

/** 1 when the interval holds 0.6. */
function holds(each: readonly Observation[]): number {
  const interval = shareInterval(each);
  return interval !== null && interval.low <= 0.6 && interval.high >= 0.6 ? 1 : 0;
}

const shares = fc.array(
  fc.record({
    value: fc.double({ min: 0, max: 1, noNaN: true }),
    cluster: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
  }),
  { minLength: 2, maxLength: 60 },
);

describe("Student's t", () => {
  // As in any printed table.
  test.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [20, 2.086],
    [30, 2.042],
    [60, 2.0],
    [120, 1.98],
    [1_000_000, 1.96],
  ])("with %i degrees of freedom is exceeded by 2.5 %% at %f", (freedom, expected) => {
    expect(student975(freedom)).toBeCloseTo(expected, 3);
  });
});

describe("Wilson's interval", () => {
  // Newcombe 1998, table I, the score method without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is what Newcombe printed", (right, n, low, high) => {
    const interval = wilson(right / n, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test("holds the share, stays within 0 and 1, and is mirrored when right and wrong change places", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, some) => {
        const right = some % (n + 1);
        const interval = wilson(right / n, n);
        const mirrored = wilson((n - right) / n, n);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(right / n);
        expect(interval.high).toBeGreaterThanOrEqual(right / n);
        expect(interval.low).toBeCloseTo(1 - mirrored.high, 12);
      }),
    );
  });

  test("all right of eleven does not claim certainty", () => {
    expect(shareInterval(observations(Array<number>(11).fill(1)))?.low).toBeLessThan(0.8);
  });
});

describe("clusters", () => {
  test("of one observation each give the plain standard error", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }),
        (values) => {
          const each = observations(values);
          expect(clusteredError(each)).toBeCloseTo(plainError(each), 12);
        },
      ),
    );
  });

  test("[M3] whose questions are all alike are worth one observation each", () => {
    const values = [1, 0, 1, 1, 0, 1].flatMap((value) => Array<number>(20).fill(value));
    const alike = observations(values, 20);
    const one = observations([1, 0, 1, 1, 0, 1]);
    expect(clusteredError(alike)).toBeCloseTo(plainError(one), 12);
    const clustered = shareInterval(alike);
    const naive = wilson(4 / 6, 120);
    expect(clustered?.method).toBe("wilson-clustered");
    expect((clustered?.high ?? 0) - (clustered?.low ?? 0)).toBeGreaterThan(
      2 * (naive.high - naive.low),
    );
  });

  test("[M3] of unequal size are worth fewer of one size", () => {
    // 12 observations in sizes 6, 2, 2, 1, 1: 144 / 46.
    const sizes = [6, 2, 2, 1, 1];
    const uneven = sizes.flatMap((size, index) =>
      Array.from({ length: size }, () => ({ value: index % 2, cluster: `program ${index}` })),
    );
    expect(effectiveClusters(uneven)).toBeCloseTo(144 / 46, 12);
    expect(effectiveClusters(observations([1, 0, 1, 1, 0, 1], 2))).toBe(3);
    expect(effectiveClusters([])).toBe(0);
    const reach = student975(144 / 46 - 1) * clusteredError(uneven);
    const interval = meanInterval(uneven);
    expect(((interval?.high ?? 0) - (interval?.low ?? 0)) / 2).toBeCloseTo(reach, 12);
  });

  test("[M3] are not told apart when they are fewer than five", () => {
    const few = observations([1, 0, 1, 1, 0, 1, 1, 0], 2);
    expect(shareInterval(few)).toEqual(wilson(5 / 8, 8));
    expect(meanInterval(few)?.method).toBe("mean");
  });
});

describe("the interval of a mean", () => {
  test("of 1, 2, 3, 4, 5 reaches 2.776 standard errors of 0.7071", () => {
    const interval = meanInterval(observations([1, 2, 3, 4, 5], 5));
    expect(interval?.low).toBeCloseTo(3 - 1.9632, 4);
    expect(interval?.high).toBeCloseTo(3 + 1.9632, 4);
  });

  test("is unknown of a single observation", () => {
    expect(meanInterval(observations([4]))).toBeNull();
  });

  test("holds the mean, whatever the observations", () => {
    fc.assert(
      fc.property(shares, (each) => {
        const centre = mean(each.map(({ value }) => value)) ?? NaN;
        for (const interval of [shareInterval(each), meanInterval(each)]) {
          expect(interval?.low).toBeLessThanOrEqual(centre + 1e-9);
          expect(interval?.high).toBeGreaterThanOrEqual(centre - 1e-9);
        }
      }),
    );
  });

  test("is reached by the true mean in about 95 of 100 samples", () => {
    const random = createRandom(3);
    const samples = 2_000;
    let share = 0;
    let shareOfClustered = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      // Programs differ in how hard they are; 0.6 is right on average.
      const clustered = Array.from({ length: 12 }, (_, program) => {
        const ease = 0.3 + 0.6 * random();
        return Array.from({ length: 8 }, () => ({
          value: random() < ease ? 1 : 0,
          cluster: String(program),
        }));
      }).flat();
      const alone = observations(
        Array.from({ length: 40 }, () => (random() < 0.6 ? 1 : 0)),
        40,
      );
      share += holds(alone);
      shareOfClustered += holds(clustered);
    }
    expect(share / samples).toBeGreaterThan(0.93);
    expect(share / samples).toBeLessThan(0.97);
    expect(shareOfClustered / samples).toBeGreaterThan(0.93);
    expect(shareOfClustered / samples).toBeLessThan(0.985);
  });
});

describe("the bootstrap", () => {
  test("gives the same interval for the same seed, and another for another", () => {
    const each = observations([1, 0, 0.5, 1, 0.25, 1, 0, 0.75]);
    expect(bootstrap(each, middle, 1)).toEqual(bootstrap(each, middle, 1));
    expect(bootstrap(each, middle, 1)).not.toEqual(
      bootstrap(observations([1, 0, 0.5, 1, 0.25, 1, 0, 0.7]), middle, 2),
    );
  });

  test("of a mean comes close to the interval by formula", () => {
    const random = createRandom(8);
    const each = observations(Array.from({ length: 200 }, random));
    const drawn = bootstrap(each, middle, 5);
    const formula = meanInterval(each);
    expect(drawn?.low).toBeCloseTo(formula?.low ?? NaN, 1.5);
    expect(drawn?.high).toBeCloseTo(formula?.high ?? NaN, 1.5);
  });

  test("is unknown of a few clusters, and of a statistic that has hardly ever a value", () => {
    expect(bootstrap(observations([1, 0, 1, 0]), middle, 1)).toBeNull();
    expect(bootstrap(observations([1, 0, 1, 0, 1]), () => null, 1)).toBeNull();
  });
});

const shareOfHits = (each: readonly { readonly hits: number; readonly all: number }[]) =>
  each.reduce((sum, { hits }) => sum + hits, 0) / each.reduce((sum, { all }) => sum + all, 0);

test("[M4] drawing sums of programs gives what drawing their items gives", () => {
  const items = Array.from({ length: 60 }, (_, index) => ({
    hits: index % 3,
    all: 3 + (index % 2),
    cluster: `program ${index % 7}`,
  }));
  const rows = Array.from({ length: 7 }, (_, program) => {
    const own = items.filter(({ cluster }) => cluster === `program ${program}`);
    return [
      own.reduce((sum, { hits }) => sum + hits, 0),
      own.reduce((sum, { all }) => sum + all, 0),
    ];
  });
  const drawn = bootstrapSums(rows, ([hits = 0, all = 1]) => hits / all, 5);
  expect(drawn).not.toBeNull();
  expect(drawn).toEqual(bootstrap(items, shareOfHits, 5));
  expect(bootstrapSums(rows.slice(0, 4), ([hits = 0]) => hits, 5)).toBeNull();
});
