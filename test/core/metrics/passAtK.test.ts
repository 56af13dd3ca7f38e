import { expect, test } from "vitest";
import { passAtK } from "../../../src/core/score/metrics/passAtK.ts";

test.each([
  [10, 3, 1, 0.3],
  [10, 3, 5, 0.916667],
  [1, 0, 1, 0],
  [1, 0, 5, 1],
  [5, 0, 5, 0],
  [4, 0, 5, 1],
  [200, 10, 10, 0.408548],
])("§21.4: of %i samples %i pass: pass@%i is %f", (n, c, k, expected) => {
  expect(passAtK(n, c, k)).toBeCloseTo(expected, 6);
});
