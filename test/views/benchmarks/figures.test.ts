import { describe, expect, test } from "vitest";
import { figureRows } from "../../../src/views/benchmarks/set/figures.ts";
import {
  baselineWords,
  figureWords,
  rangeWords,
} from "../../../src/views/words/benchmarkFigures.ts";

describe("the figures of a score", () => {
  test("are shares, whether their paper gives hundredths or not, and keep n and interval", () => {
    const [row] = figureRows("cruxeval", {
      reference: {
        pass_at_1: 30,
        n: 3,
        intervals: { pass_at_1: { low: -12, high: 72 } },
        baselines: { most_common_output: 0.2 },
      },
      strict: { pass_at_1: null, n: 3, intervals: {} },
    });
    expect(row).toEqual({
      name: "pass_at_1",
      reference: { value: 0.3, n: 3, interval: { low: 0, high: 0.72 } },
      strict: { value: null, n: 3, interval: null },
      baselines: [{ name: "most_common_output", value: 0.2 }],
    });
  });

  test("of groups stand under the group's name, each with its own baselines", () => {
    const reference = {
      accuracy: 0.75,
      branch: { accuracy: 0.75, n: 4, baselines: { always_covered: { accuracy: 0.5 } } },
    };
    const rows = figureRows("traced", { reference, strict: {} });
    expect(rows.map(({ name }) => name)).toEqual(["branch.accuracy"]);
    expect(rows[0]?.baselines).toEqual([{ name: "always_covered", value: 0.5 }]);
    expect(rows[0]?.strict).toBeNull();
  });

  test("of REval have the constant answers that they are held against", () => {
    const rows = figureRows("reval", {
      reference: {
        coverage: { acc: 0.875 },
        ic: 3.125,
        constants: { coverage_yes: { acc: 0.6 }, ic_no_nil_end_wrong: 6.25 },
      },
      strict: {},
    });
    expect(rows.map(({ name, baselines }) => [name, baselines[0]?.value])).toEqual([
      ["coverage.acc", 0.6],
      ["ic", 0.0625],
    ]);
    expect(rows[1]?.reference?.value).toBe(0.03125);
  });
});

describe("a figure in words", () => {
  test("has the name that its paper gives it", () => {
    expect(figureWords("pass_at_1")).toBe("pass@1");
    expect(figureWords("unbiased.pass_at_5")).toBe("Unbiased: pass@5");
    expect(figureWords("coverage.acc")).toBe("Coverage: accuracy");
    expect(figureWords("line.f1")).toBe("Lines: F1");
    expect(figureWords("categories.OOP.sim")).toBe("OOP: similarity");
  });

  test("says its interval, over how many, and what a constant answer gets", () => {
    const figure = { value: 0.3, n: 1_200, interval: { low: 0.12, high: 0.492 } };
    expect(rangeWords(figure)).toBe("12.0 to 49.2\u00a0%, n\u00a0=\u00a01,200");
    expect(rangeWords({ ...figure, n: null, interval: null })).toBe("");
    expect(baselineWords({ name: "coverage_yes", value: 0.875 })).toBe("always yes 87.5\u00a0%");
  });
});
