import { describe, expect, test } from "vitest";
import {
  designEffect,
  expectedPrecision,
  stockAssumption,
} from "../../../src/core/evaluation/estimate.ts";
import {
  detectableAfterPilot,
  estimateCalls,
  type PilotScore,
} from "../../../src/core/evaluation/estimatePilot.ts";
import { estimateTokens } from "../../../src/core/evaluation/estimateTokens.ts";

/** `count` programs with `each` items of each. */
function programsOf(count: number, each: number): readonly string[] {
  return Array.from({ length: count * each }, (_, index) => `p${index % count}`);
}

/** Scores of items that are each of a program of their own. */
function scores(...values: readonly number[]): readonly PilotScore[] {
  return values.map((value, index) => ({ item: `i${index}`, program: `p${index}`, value }));
}

describe("how exact an evaluation will be", () => {
  test.each([
    [100, 0.125],
    [200, 0.089],
    [400, 0.063],
    [800, 0.044],
    [1600, 0.031],
  ])("%i programs with one item each find a difference of %f", (n, difference) => {
    const precision = expectedPrecision(programsOf(n, 1));
    expect(precision?.detectable).toBeCloseTo(difference, 3);
    expect(precision?.worth).toBe(n);
  });

  test("twenty alike items of each program widen everything by the root of 6.7", () => {
    expect(designEffect(programsOf(30, 20), 0.3)).toBeCloseTo(6.7, 12);
    const apart = expectedPrecision(programsOf(30, 20), { ...stockAssumption, alike: 0 });
    const alike = expectedPrecision(programsOf(30, 20));
    expect(apart?.worth).toBe(600);
    expect((alike?.halfWidth ?? 0) / (apart?.halfWidth ?? 1)).toBeCloseTo(Math.sqrt(6.7), 12);
    expect((alike?.detectable ?? 0) / (apart?.detectable ?? 1)).toBeCloseTo(Math.sqrt(6.7), 12);
  });

  test("programs of different size count by the size of an item's own program", () => {
    // Five items in one program and one in another: (25 + 1) / 6 - 1 others on the mean.
    expect(designEffect(["a", "a", "a", "a", "a", "b"], 0.3)).toBeCloseTo(
      1 + (26 / 6 - 1) * 0.3,
      12,
    );
  });

  test("few programs widen the interval by Student's t, and too few to tell do not", () => {
    // 2.776: the 0.975 quantile with 4 degrees of freedom.
    expect(expectedPrecision(programsOf(5, 1))?.halfWidth).toBe(0.5);
    expect(
      expectedPrecision(programsOf(5, 20), { ...stockAssumption, alike: 0 })?.halfWidth,
    ).toBeCloseTo(2.776 * 0.05, 4);
    expect(
      expectedPrecision(programsOf(4, 25), { ...stockAssumption, alike: 0 })?.halfWidth,
    ).toBeCloseTo(1.96 * 0.05, 4);
  });

  test("no figure goes beyond what there can be, and without items there is none", () => {
    const one = expectedPrecision(["a"]);
    expect(one).toMatchObject({ items: 1, programs: 1, halfWidth: 0.5, detectable: 1 });
    expect(expectedPrecision([])).toBeNull();
    expect(designEffect([], 0.3)).toBe(1);
  });
});

describe("what a pilot lets expect", () => {
  const call = { tokensIn: 400, tokensOut: 20, usd: 0.001, ms: 900 };

  test("all calls come to what the made ones did, with as many at once as there are", () => {
    const made = [call, { ...call, tokensOut: 40, ms: 1_100 }];
    const estimate = estimateCalls(made, 200, 4);
    expect(estimate).toMatchObject({ calls: 200, tokensIn: 80_000, tokensOut: 6_000, ms: 50_000 });
    expect(estimate.usd).toBeCloseTo(0.2, 12);
  });

  test("what a call does not say is left out, and stays unknown when none says it", () => {
    const made = [call, { ...call, tokensIn: null, usd: null }];
    expect(estimateCalls(made, 10, 1)).toMatchObject({ tokensIn: 4_000, usd: 0.01 });
    const unknown = estimateCalls([{ ...call, usd: null }], 10, 1);
    expect(unknown).toMatchObject({ tokensIn: 4_000, usd: null });
    expect(estimateCalls([], 10, 0)).toEqual({
      calls: 10,
      tokensIn: null,
      tokensOut: null,
      usd: null,
      ms: null,
    });
  });

  test("a pilot in which one of five items tells two apart gives the difference by its own variance", () => {
    // Differences 1, 0, 0, 0, 0: their variance is 0.2, so 2.8016 × √(0.2 / 100).
    const found = detectableAfterPilot(
      scores(1, 1, 1, 0, 0),
      scores(0, 1, 1, 0, 0),
      programsOf(100, 1),
    );
    expect(found).toMatchObject({ from: "pilot", both: 5, differ: 1 });
    expect(found.detectable).toBeCloseTo(2.8016 * Math.sqrt(0.2 / 100), 4);
  });

  test("a pilot that tells nobody apart leaves the assumption standing, and says so", () => {
    const same = scores(1, 0, 1, 0, 1);
    expect(detectableAfterPilot(same, same, programsOf(100, 1))).toEqual({
      detectable: expectedPrecision(programsOf(100, 1))?.detectable,
      from: "assumption",
      both: 5,
      differ: 0,
    });
    expect(detectableAfterPilot(same, [], []).detectable).toBeNull();
  });

  test("one predictor who is right on every item where the other is wrong leaves the assumption standing", () => {
    const found = detectableAfterPilot(scores(1, 1, 1, 1, 1), scores(0, 0, 0, 0, 0), ["a", "b"]);
    expect(found).toMatchObject({ from: "assumption", both: 5, differ: 5 });
  });

  test("samples of one item count as one score, and items of one alone not at all", () => {
    const [first] = scores(1);
    if (first === undefined) throw new Error("a score was made");
    const found = detectableAfterPilot(
      [first, { ...first, value: 0 }, { ...first, item: "alone" }],
      [{ ...first, value: 0.5 }],
      programsOf(10, 1),
    );
    expect(found).toMatchObject({ both: 1, differ: 0 });
  });
});

test("tokens are estimated from how long a text is", () => {
  expect(estimateTokens("")).toBe(0);
  expect(estimateTokens("a".repeat(35))).toBe(10);
  expect(estimateTokens("a".repeat(36))).toBe(11);
});
