import { describe, expect, test } from "vitest";
import { sequenceRatio, textRatio } from "../../../../src/core/score/text/difflib.ts";

describe("the ratio of two sequences", () => {
  test("is 1 of two empty ones and 0 where nothing is common", () => {
    expect(textRatio("", "")).toBe(1);
    expect(textRatio("abc", "")).toBe(0);
    expect(textRatio("abc", "xyz")).toBe(0);
  });

  test("counts characters, not halves of them", () => {
    expect(textRatio("😀a", "😃a")).toBe(0.5);
  });

  test("depends on which of the two comes first", () => {
    expect(textRatio("tide", "diet")).toBe(0.25);
    expect(textRatio("diet", "tide")).toBe(0.5);
  });

  test("trap 30: takes what is frequent in a long second sequence for noise, and does not in a first one", () => {
    const long = `x${"ab".repeat(100)}`;
    const moved = `${"ab".repeat(100)}y`;
    expect(textRatio(moved, long)).toBe(0);
    expect(textRatio(moved, long, false)).toBeCloseTo(0.995, 3);
    expect(textRatio(moved, long.slice(0, 199))).toBeGreaterThan(0.9);
  });

  test("finds lists that are the same alike, however often their items come", () => {
    const list = Array.from({ length: 5_000 }, (_, index) => index % 3);
    expect(sequenceRatio(list, [...list])).toBe(1);
  });
});
