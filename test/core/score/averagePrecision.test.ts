import { expect, test } from "vitest";
import { averagePrecision } from "../../../src/core/score/metrics/averagePrecision.ts";

const answers = (...all: readonly (readonly [confidence: number, right: boolean])[]) =>
  all.map(([confidence, right]) => ({ confidence, right }));

test("§18 average precision is the mean precision at the gains in recall, from the surest answer down", () => {
  expect(averagePrecision(answers([0.9, true], [0.8, false], [0.7, true]))).toBeCloseTo(
    (1 + 2 / 3) / 2,
    12,
  );
  expect(averagePrecision(answers([0.2, true], [0.9, false]))).toBe(0.5);
});

test("§18 average precision takes equal confidences for one step, in whatever order they come", () => {
  const tied = [0.5, 0.5, 0.5, 0.5].map((sure, index) => [sure, index === 3] as const);
  expect(averagePrecision(answers(...tied))).toBe(0.25);
  expect(averagePrecision(answers(...tied.toReversed()))).toBe(0.25);
});

test("§18 average precision is not defined where no answer is right", () => {
  expect(averagePrecision(answers([1, false]))).toBeNull();
  expect(averagePrecision([])).toBeNull();
});
