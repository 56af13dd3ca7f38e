import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balancedAccuracy } from "../../../src/core/score/metrics/balancedAccuracy.ts";
import { brierSplit, logLoss } from "../../../src/core/score/metrics/rated/brierSplit.ts";
import {
  calibrationError,
  errorOfPerfect,
} from "../../../src/core/score/metrics/rated/calibrationError.ts";
import type { Rated } from "../../../src/core/score/metrics/rated/rated.ts";
import {
  accuracyAt,
  averagePrecision,
  discrimination,
  riskArea,
  riskCurve,
} from "../../../src/core/score/metrics/rated/selection.ts";
import { majorityOf, passHatK } from "../../../src/core/score/metrics/samples.ts";

const rate = (...each: readonly (readonly [number, 0 | 1])[]): readonly Rated[] =>
  each.map(([confidence, right]) => ({ confidence, right: right === 1, cluster: "a" }));

const rated: fc.Arbitrary<readonly Rated[]> = fc.array(
  fc.record({
    confidence: fc.constantFrom(0, 0.1, 0.25, 0.3, 0.5, 0.7, 0.95, 1),
    right: fc.boolean(),
    cluster: fc.constantFrom("a", "b"),
  }),
  { minLength: 1, maxLength: 30 },
);

/** Whether a number is about another one; NaN is NaN, and stands for null. */
function near(expected: number): (found: number) => boolean {
  return (found) => Object.is(found, expected) || Math.abs(found - expected) < 1e-10;
}

const told = (...each: readonly (readonly [string | null, string])[]) =>
  each.map(([said, was]) => ({ said, was }));

const perfect = (n: number): readonly Rated[] =>
  Array.from({ length: n }, (_, index) => ({
    confidence: (index % 10) / 10 + 0.05,
    right: true,
    cluster: "a",
  }));

/** All orders of a few things. */
function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((one, index) =>
    orders(items.filter((_, place) => place !== index)).map((rest) => [one, ...rest]),
  );
}

describe("[M11] samples", () => {
  test.each([
    [10, 3, 1, 0.3],
    [10, 5, 2, 10 / 45],
    [10, 10, 4, 1],
    [10, 2, 3, 0],
    [5, 4, 4, 1 / 5],
    [4, 4, 5, null],
  ])("pass^k of %i with %i right is, for k %i, %j", (n, c, k, expected) => {
    expect(Math.abs((passHatK(n, c, k) ?? -1) - (expected ?? -1))).toBeLessThan(1e-12);
  });

  test("pass^k is the share of all choices in which all pass", () => {
    for (const c of [0, 1, 2, 3, 4, 5]) {
      for (const k of [1, 2, 3]) {
        const choices = Array.from({ length: 2 ** 5 }, (_, bits) => bits).filter(
          (bits) => bits.toString(2).replaceAll("0", "").length === k,
        );
        // The first c samples are right.
        const all = choices.filter((bits) => bits < 2 ** c);
        expect(passHatK(5, c, k)).toBeCloseTo(all.length / choices.length, 12);
      }
    }
  });

  test.each([
    [["a", "b", "b"], { key: "b", agreement: 2 / 3 }],
    [["b", "a", "a", "b"], { key: "b", agreement: 0.5 }],
    [["a", null, null, null], { key: "a", agreement: 0.25 }],
    [[null, null], null],
    [[], null],
  ])("the majority of %j is %j", (keys, expected) => {
    expect(majorityOf(keys)).toEqual(expected);
  });
});

describe("balanced accuracy", () => {
  test("is the mean of the shares of the classes, however large they are", () => {
    expect(balancedAccuracy(told(["y", "y"], ["y", "y"], ["n", "y"], ["y", "n"]))).toBeCloseTo(
      1 / 3,
      12,
    );
    expect(balancedAccuracy(told(["y", "y"], [null, "n"]))).toBe(0.5);
    expect(balancedAccuracy(told(["y", "y"]))).toBe(1);
    expect(balancedAccuracy([])).toBeNull();
  });

  test("of the same answer to all is one by the number of classes", () => {
    const same = Array.from({ length: 90 }, (_, index) => ({
      said: "0",
      was: String(index < 80 ? 0 : index % 3),
    }));
    expect(balancedAccuracy(same)).toBeCloseTo(1 / 3, 12);
  });
});

describe("[M12] average precision and discrimination", () => {
  // The example of scikit-learn's manual.
  const manual = rate([0.1, 0], [0.4, 0], [0.35, 1], [0.8, 1]);

  test("are what the manual of scikit-learn has", () => {
    expect(averagePrecision(manual)).toBeCloseTo(0.8333, 4);
    expect(discrimination(manual)).toBeCloseTo(0.75, 12);
  });

  test("are their definitions, written out", () => {
    fc.assert(
      fc.property(rated, (each) => {
        const right = each.filter((one) => one.right);
        const wrong = each.filter((one) => !one.right);
        let [precision, recall] = [0, 0];
        for (const least of [...new Set(each.map((one) => one.confidence))].toSorted(
          (a, b) => b - a,
        )) {
          const kept = each.filter((one) => one.confidence >= least);
          const found = kept.filter((one) => one.right).length;
          precision += (found / right.length - recall) * (found / kept.length);
          recall = found / right.length;
        }
        expect(averagePrecision(each) ?? NaN).toSatisfy(near(precision));
        const won = right.flatMap((one) =>
          wrong.map((other): number =>
            one.confidence === other.confidence ? 0.5 : one.confidence > other.confidence ? 1 : 0,
          ),
        );
        const share = won.reduce((a, b) => a + b, 0) / won.length;
        expect(discrimination(each) ?? NaN).toSatisfy(near(share));
      }),
    );
  });

  test("do not depend on the order of equally sure answers", () => {
    fc.assert(
      fc.property(rated, (each) => {
        const turned = each.toReversed();
        expect(averagePrecision(turned)).toBe(averagePrecision(each));
        expect(riskArea(turned)).toBeCloseTo(riskArea(each) ?? 0, 12);
      }),
    );
  });
});

describe("[M12] risk and coverage", () => {
  test("the area of three answers is the mean of three risks", () => {
    // 0, 1/2, 1/3.
    expect(riskArea(rate([0.9, 1], [0.8, 0], [0.7, 1]))).toBeCloseTo(5 / 18, 12);
    expect(riskArea(rate([0.9, 1], [0.9, 0]))).toBe(0.5);
    expect(riskArea([])).toBeNull();
  });

  test("the area is the mean over all orders of equally sure answers", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), (rights) => {
        const areas = orders(rights).map((order) => {
          let [right, sum] = [0, 0];
          for (const [index, one] of order.entries()) {
            right += one ? 1 : 0;
            sum += 1 - right / (index + 1);
          }
          return sum / order.length;
        });
        const mean = areas.reduce((a, b) => a + b, 0) / areas.length;
        const each = rights.map((right) => ({ right, confidence: 0.5, cluster: "a" }));
        expect(riskArea(each)).toBeCloseTo(mean, 10);
      }),
    );
  });

  test("the curve keeps equally sure answers together", () => {
    expect(riskCurve(rate([0.9, 1], [0.5, 0], [0.5, 1], [0.1, 0]))).toEqual([
      { least: 0.9, coverage: 0.25, risk: 0 },
      { least: 0.5, coverage: 0.75, risk: 1 - 2 / 3 },
      { least: 0.1, coverage: 1, risk: 0.5 },
    ]);
  });

  test("accuracy at a coverage is that of the surest answers", () => {
    const each = rate([0.9, 1], [0.8, 1], [0.7, 0], [0.6, 1], [0.5, 0]);
    expect(accuracyAt(each, 0.4)).toBe(1);
    expect(accuracyAt(each, 0.8)).toBe(0.75);
    expect(accuracyAt(each, 1)).toBe(0.6);
    expect(accuracyAt(rate([0.5, 1], [0.5, 0]), 0.5)).toBe(0.5);
    expect(accuracyAt([], 0.5)).toBeNull();
  });
});

describe("[M12] calibration", () => {
  const some = [
    ...Array.from({ length: 4 }, (_, index) => rate([0.95, index < 3 ? 1 : 0])[0]),
    ...Array.from({ length: 6 }, (_, index) => rate([0.55, index < 3 ? 1 : 0])[0]),
  ].flatMap((one) => one ?? []);

  test("error by hand: 0.4 × 0.2 + 0.6 × 0.05", () => {
    const found = calibrationError(some, "width");
    expect(found.expected).toBeCloseTo(0.11, 12);
    expect(found.greatest).toBeCloseTo(0.2, 12);
    expect(found.bins.map(({ n }) => n)).toEqual([6, 4]);
  });

  test("bins of equal width hold their lower ends", () => {
    const each = rate([0, 0], [0.1, 0], [0.2, 0], [0.3, 0], [0.6, 0], [0.7, 0], [0.99, 0], [1, 0]);
    expect(calibrationError(each, "width").bins.map(({ n }) => n)).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });

  test("bins of equal mass have equal numbers, but never part equal confidences", () => {
    const spread = Array.from({ length: 50 }, (_, index) => rate([index / 50, 1])[0]).flatMap(
      (one) => one ?? [],
    );
    expect(calibrationError(spread, "mass").bins.map(({ n }) => n)).toEqual(Array(10).fill(5));
    const same = Array.from({ length: 50 }, () => rate([0.5, 1])[0]).flatMap((one) => one ?? []);
    expect(calibrationError(same, "mass").bins).toEqual([{ n: 50, stated: 0.5, right: 1 }]);
  });

  test("error is what its definition says, whatever the bins", () => {
    fc.assert(
      fc.property(rated, fc.constantFrom("width" as const, "mass" as const), (each, by) => {
        const { expected, bins } = calibrationError(each, by);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(each.length);
        const parts = bins.map(
          ({ n, stated, right }) => (n / each.length) * Math.abs(stated - right),
        );
        expect(expected).toBeCloseTo(
          parts.reduce((sum, part) => sum + part, 0),
          12,
        );
        if (by === "mass") return;
        let plain = 0;
        for (let bin = 0; bin < 10; bin++) {
          const own = each.filter(
            (one) => Math.min(9, Math.floor(Number((one.confidence * 10).toFixed(6)))) === bin,
          );
          plain +=
            Math.abs(own.reduce((sum, one) => sum + one.confidence - (one.right ? 1 : 0), 0)) /
            each.length;
        }
        expect(expected).toBeCloseTo(plain, 12);
      }),
    );
  });

  test("a perfectly calibrated predictor has an error too, and less of it the more answers there are", () => {
    const [few, more] = [
      errorOfPerfect(perfect(50), "width", 1) ?? 0,
      errorOfPerfect(perfect(5_000), "width", 1) ?? 0,
    ];
    expect(few).toBeGreaterThan(0.05);
    expect(more).toBeLessThan(0.02);
    expect(errorOfPerfect(perfect(50), "width", 1)).toBe(few);
    expect(errorOfPerfect([], "width", 1)).toBeNull();
  });
});

describe("[M12] Brier's score", () => {
  test("is what the manual of scikit-learn has, and so is the logarithmic loss", () => {
    expect(brierSplit(rate([0.1, 0], [0.9, 1], [0.8, 1], [0.3, 0]))?.brier).toBeCloseTo(0.0375, 12);
    expect(logLoss(rate([0.9, 1], [0.1, 0], [0.2, 0], [0.65, 1]))).toBeCloseTo(0.21616, 5);
  });

  test("is split by hand: 0.02 - 0.09 + 0.25 = 0.18", () => {
    const each = [
      ...Array.from({ length: 5 }, (_, index) => rate([0.8, index < 4 ? 1 : 0])[0]),
      ...Array.from({ length: 5 }, (_, index) => rate([0.4, index < 1 ? 1 : 0])[0]),
    ].flatMap((one) => one ?? []);
    const split = brierSplit(each);
    expect(split?.reliability).toBeCloseTo(0.02, 12);
    expect(split?.resolution).toBeCloseTo(0.09, 12);
    expect(split?.uncertainty).toBeCloseTo(0.25, 12);
    expect(split?.brier).toBeCloseTo(0.18, 12);
    expect(split?.skill).toBeCloseTo(0.28, 12);
  });

  test("is the sum of its parts", () => {
    fc.assert(
      fc.property(rated, (each) => {
        const split = brierSplit(each);
        if (split === null) throw new Error("there is something");
        expect(split.brier).toBeCloseTo(
          split.reliability - split.resolution + split.uncertainty,
          10,
        );
      }),
    );
    expect(brierSplit([])).toBeNull();
    expect(brierSplit(rate([0.5, 1]))?.skill).toBeNull();
    expect(logLoss(rate([1, 0]))).toBeCloseTo(-Math.log(0.001), 12);
    expect(logLoss([])).toBeNull();
  });
});
