import { expect } from "vitest";

/** As `toEqual`, for thousands of comparisons: what is the same as text is not looked at again. */
export function expectSame(found: unknown, expected: unknown): void {
  const same = JSON.stringify(found) === JSON.stringify(expected);
  expect(same ? null : found).toEqual(same ? null : expected);
}
