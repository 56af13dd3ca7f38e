import { describe, expect, test } from "vitest";
import { checkOf, sumOf } from "../../../src/app/results/check.ts";
import type { Score } from "../../../src/core/score/score.ts";

const score = (part: Partial<Score>): Score => ({
  value: 1,
  verdict: "correct",
  judge: { id: "strict/count", version: 1 },
  divergence: null,
  readings: {},
  ...part,
});

describe("the check of a file's scores", () => {
  test("tells the same, others, those of another judge and those that were not claimed", () => {
    const claimed = new Map([
      ["same", score({})],
      ["better than it is", score({})],
      ["older judge", score({ judge: { id: "strict/count", version: 0 } })],
    ]);
    const made = [
      { prediction: "same", score: score({}) },
      { prediction: "better than it is", score: score({ value: 0, verdict: "wrong" }) },
      { prediction: "older judge", score: score({ value: 0.5, verdict: "partial" }) },
      { prediction: "exam", score: score({}) },
    ];
    expect(checkOf(claimed, made)).toEqual({
      same: 1,
      different: ["better than it is"],
      rejudged: 1,
      unclaimed: 1,
    });
  });

  test("of several attempts is the sum of theirs", () => {
    const one = { same: 1, different: ["a"], rejudged: 2, unclaimed: 3 };
    expect(sumOf([one, { ...one, different: ["b"] }])).toEqual({
      same: 2,
      different: ["a", "b"],
      rejudged: 4,
      unclaimed: 6,
    });
    expect(sumOf([])).toEqual({ same: 0, different: [], rejudged: 0, unclaimed: 0 });
  });
});
