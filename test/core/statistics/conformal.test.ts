import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../../src/core/question/random.ts";
import { setCoverage } from "../../../src/core/score/metrics/predictionSets.ts";
import {
  conformalThreshold,
  pacErrors,
  pacThreshold,
  predictionSet,
} from "../../../src/core/score/statistics/conformal.ts";

const set = (size: number, holds: boolean, cluster = "a") => ({ size, holds, cluster });

const counted = (n: number): readonly number[] =>
  Array.from({ length: n }, (_, index) => (index + 1) / 100);

describe("[M13] split conformal", () => {
  test.each([
    [9, 0.1, 0.09],
    [8, 0.1, Infinity],
    [19, 0.05, 0.19],
    [18, 0.05, Infinity],
    [99, 0.1, 0.9],
    [100, 0.1, 0.91],
    [1, 0.5, 0.01],
    [0, 0.1, Infinity],
  ])("with %i scores and α %f takes %f", (n, alpha, expected) => {
    expect(conformalThreshold(counted(n).toReversed(), alpha)).toBe(expected);
  });

  test("takes the smallest threshold that enough scores do not pass", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0.1, 0.2, 0.5, 0.9), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(0.05, 0.1, 0.25, 0.5),
        (scores, alpha) => {
          const enough = (q: number): boolean =>
            scores.filter((score) => score <= q).length >= (scores.length + 1) * (1 - alpha) - 1e-9;
          const plain = [...new Set(scores)].toSorted((one, other) => one - other).find(enough);
          expect(conformalThreshold(scores, alpha)).toBe(plain ?? Infinity);
        },
      ),
    );
  });

  test("holds the truth as often as it says, over 1,000 draws", () => {
    let held = 0;
    for (let seed = 0; seed < 1_000; seed++) {
      const random = createRandom(seed);
      const threshold = conformalThreshold(Array.from({ length: 50 }, random), 0.1);
      for (let item = 0; item < 20; item++) held += random() <= threshold ? 1 : 0;
    }
    expect(held / 20_000).toBeGreaterThan(0.89);
    expect(held / 20_000).toBeLessThan(0.92);
  });

  test("sets hold what is not above the threshold", () => {
    const answers = [
      ["YES", 0.7],
      ["NO", 0.3],
    ] as const;
    expect(predictionSet(answers, 0.5)).toEqual(["YES"]);
    expect(predictionSet(answers, 0.7)).toEqual(["YES", "NO"]);
    expect(predictionSet(answers, 0.1)).toEqual([]);
    expect(predictionSet(answers, Infinity)).toEqual(["YES", "NO"]);
  });
});

describe("[M13] the PAC form", () => {
  test.each([
    [200, 0.1, 0.05, 12],
    [29, 0.1, 0.05, 0],
    [28, 0.1, 0.05, null],
    [59, 0.05, 0.05, 0],
    [58, 0.05, 0.05, null],
    [20, 0.5, 0.0206, 4],
    [20, 0.5, 0.021, 5],
    [0, 0.1, 0.05, null],
  ])("of %i items, ε %f and δ %f allows %j misses", (n, epsilon, delta, expected) => {
    expect(pacErrors(n, epsilon, delta)).toBe(expected);
  });

  test("takes the smallest threshold with no more misses than that", () => {
    const scores = counted(200);
    expect(pacThreshold(scores, 0.1, 0.05)).toBe(1.88);
    expect(pacThreshold(scores.slice(0, 28), 0.1, 0.05)).toBeNull();
  });

  test("misses more than ε in at most δ of 1,000 draws", () => {
    let failed = 0;
    for (let seed = 0; seed < 1_000; seed++) {
      const threshold = pacThreshold(Array.from({ length: 100 }, createRandom(seed)), 0.1, 0.05);
      // Of scores that are spread evenly, this share is above it.
      if (threshold === null || 1 - threshold > 0.1) failed += 1;
    }
    expect(failed).toBeLessThanOrEqual(65);
    expect(failed).toBeGreaterThan(5);
  });
});

test("[M13] sets are told by coverage, size, and coverage by size", () => {
  const found = setCoverage([set(1, true), set(1, false), set(2, true, "b"), set(4, true)]);
  expect(found).toMatchObject({
    n: 4,
    coverage: 0.75,
    meanSize: 2,
    medianSize: 1.5,
    singletons: 0.5,
    bySize: [
      { size: 1, n: 2, coverage: 0.5 },
      { size: 2, n: 1, coverage: 1 },
      { size: 4, n: 1, coverage: 1 },
    ],
  });
  // Wilson's of three in four.
  expect(found.interval?.low).toBeCloseTo(0.3006, 4);
  expect(setCoverage([])).toMatchObject({ n: 0, coverage: null, interval: null, medianSize: null });
});
