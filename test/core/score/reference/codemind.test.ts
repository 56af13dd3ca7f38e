import { describe, expect, test } from "vitest";
import {
  extractCodemind,
  matchesCodemind,
} from "../../../../src/core/score/judges/reference/codemind.ts";

describe("§21.6 CodeMind", () => {
  test.each([
    ['"ab"', "'ab'"],
    ["a b", "ab"],
    ["`5`", "5"],
    ["['a', 'b']", '["a","b"]'],
    ["'a", "a'"],
    ["''", ""],
  ])("takes %s for %s", (one, other) => {
    expect(matchesCodemind(one, other)).toBe(true);
    expect(matchesCodemind(other, one)).toBe(true);
  });

  test.each([
    ["5.0", "5"],
    ["True", "true"],
    ["```5```", "5"],
  ])("tells %s from %s", (one, other) => {
    expect(matchesCodemind(one, other)).toBe(false);
  });

  test("takes out line ends of all sorts, as reading a file as text does", () => {
    expect(matchesCodemind("[1,\r\n 2]\r", "[1, 2]\n")).toBe(true);
  });

  test("trap 33: takes out the blanks inside texts", () => {
    expect(matchesCodemind("'a b'", "'ab'")).toBe(true);
  });
});

test("a response is read behind its last mark and before its end", () => {
  const raw = "<<<Output>>> ? <<<Analysis>>> so <<<Output>>>\n5\n[END-OF-RESPONSE] more";
  expect(extractCodemind(raw)).toBe("\n5\n");
  expect(extractCodemind("5")).toBe("5");
});
