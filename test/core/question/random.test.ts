import { describe, expect, test } from "vitest";
import { createRandom, randomOf } from "../../../src/core/question/random.ts";

function take(seed: number): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: 5 }, () => random());
}

describe("seeded numbers", () => {
  test("[G1] are the same for the same seed, and others for another", () => {
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    expect(randomOf(1, "a")).toBe(randomOf(1, "a"));
    expect(new Set([randomOf(1, "a"), randomOf(2, "a"), randomOf(1, "b")]).size).toBe(3);
  });

  test("lie between 0 and 1, evenly", () => {
    const random = createRandom(1);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let count = 0; count < 10_000; count++) {
      const place = Math.floor(random() * 10);
      tenths[place] = (tenths[place] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    for (const part of tenths) expect(Math.abs(part - 1000)).toBeLessThan(150);
  });
});
