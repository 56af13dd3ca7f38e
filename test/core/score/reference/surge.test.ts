import { describe, expect, test } from "vitest";
import { extractSurge, scoreSurge } from "../../../../src/core/score/judges/reference/surge.ts";
import {
  jaccard,
  numericScore,
  rankScore,
} from "../../../../src/core/score/judges/reference/surgeMeasures.ts";

describe("§21.8 SURGE", () => {
  test.each([
    ["[1, 2]", "[1, 2, 3]", 0.6667],
    ["[1.1]", "[1]", 0.9],
    ["[1e-9]", "[0]", 0],
    ["[1, 2, 3, 4]", "[1, 2, 3]", 1],
  ])("finds the numbers %s for %s worth %d", (output, truth, score) => {
    expect(numericScore(output, truth)).toBeCloseTo(score, 4);
  });

  test("counts words in common", () => {
    expect(jaccard("a b c", "A b d")).toBe(0.5);
    expect(jaccard("", "")).toBe(1);
  });
});

describe("numbers", () => {
  test.each([
    ["1", "1"],
    ["1, 2", "[1 2]"],
    ["[[1. 2.]\n [3. 4.]]", "1,2,3,4"],
    ["[1e+00 2e+00]", "1e+00, 2e+00"],
  ])("are read in several forms: %s", (output, truth) => {
    expect(numericScore(output, truth)).toBe(1);
  });

  test("are none where one word is none", () => {
    expect(numericScore("[1, x]", "[1, 2]")).toBe(0);
    expect(numericScore(null, "1")).toBe(0);
  });
});

describe("orders", () => {
  test("are compared by rank, ties shared, and never below 0", () => {
    expect(rankScore("[1, 2, 3]", "[10, 20, 30]")).toBeCloseTo(1, 12);
    expect(rankScore("[3, 2, 1]", "[1, 2, 3]")).toBe(0);
    expect(rankScore("[1, 1, 2]", "[1, 2, 3]")).toBeCloseTo(Math.sqrt(3) / 2, 12);
    expect(rankScore("[1, 2]", "[1, 2, 3]")).toBe(0);
    expect(rankScore("[1, 1]", "[1, 2]")).toBe(0);
  });
});

describe("the output in a model's words", () => {
  test.each([
    ["Thought: so\nOutput:\n```text\n1\n2\n```\nmore `3`", "1\n2"],
    ["Output: it is `42`.", "42"],
    ["**Output:** 42\n\nBecause.", "42"],
    ["42", "42"],
    ["Output:   ", "Output:"],
  ])("is found in %s", (raw, output) => {
    expect(extractSurge(raw)).toBe(output === "Output:" ? null : output);
  });
});

const failed = (line: number, data: string) =>
  JSON.stringify({ pass: false, errors: [{ pos: { line, column: 1 }, data }] });

const row = { category: 1, fileId: "", task: "", truth: "a b" };

describe("an answer is scored by its category", () => {
  test("exactly, for languages and competitions", () => {
    expect(scoreSurge(row, "Output: a b")).toBe(1);
    expect(scoreSurge({ ...row, category: 2 }, "Output: a  b")).toBe(0);
  });

  test("by the family of its file, for science and long runs", () => {
    const science = { ...row, category: 4, truth: "2.0" };
    expect(scoreSurge({ ...science, fileId: "euler_1" }, "1.0")).toBeCloseTo(0.5, 6);
    expect(scoreSurge({ ...science, fileId: "mc_pi", truth: "pi: 2.0" }, "about: 1.0")).toBeCloseTo(
      0.5,
      6,
    );
    expect(scoreSurge({ ...science, fileId: "quick_sort_1", truth: "[1, 2]" }, "[1, 2]")).toBe(1);
    expect(scoreSurge({ ...science, fileId: "search_1" }, "2")).toBe(0);
  });

  test("by words in common, for bugs and compilers", () => {
    expect(scoreSurge({ ...row, category: 6 }, "A c")).toBeCloseTo(1 / 3, 12);
    expect(scoreSurge({ ...row, category: 7 }, "")).toBe(0);
  });

  test("by likeness or exactly, for repositories", () => {
    const game = { ...row, category: 3, task: "24_game", truth: "abcd" };
    expect(scoreSurge(game, "abcx")).toBe(0.75);
    expect(scoreSurge({ ...game, task: "TUOJ,cow" }, "abcx")).toBe(0);
    expect(scoreSurge({ ...game, task: "sudoku" }, "abcd")).toBe(1);
  });

  test("by the verdict that it foretells as JSON alone, for Lean", () => {
    const lean = { ...row, category: 8, truth: failed(3, "no goal left") };
    expect(scoreSurge(lean, failed(3, "no goal here"))).toBe(0.5);
    expect(scoreSurge(lean, failed(4, "no goal left"))).toBe(0);
    expect(scoreSurge(lean, `It fails: ${failed(3, "no goal left")}`)).toBe(0);
    expect(scoreSurge({ ...lean, truth: '{"pass": true}' }, '{"pass": true, "errors": []}')).toBe(
      1,
    );
  });
});
