import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseGroups, printGroups } from "../../../src/core/prediction/groupNotation.ts";
import { parseLines, printLines } from "../../../src/core/prediction/lineList.ts";
import { parseNextLine, printNextLine } from "../../../src/core/prediction/nextLineNotation.ts";
import { parsePath, printPath } from "../../../src/core/prediction/pathNotation.ts";

describe("[A9] a path", { timeout: 60_000 }, () => {
  test.each([
    ["1 2 3 (4 5)×3 6", [1, 2, 3, 4, 5, 4, 5, 4, 5, 6]],
    ["1,2;3", [1, 2, 3]],
    ["1 -> 2 → 3", [1, 2, 3]],
    ["(3 4)x2", [3, 4, 3, 4]],
    ["(3 4) X 2", [3, 4, 3, 4]],
    ["[3 4]*2", [3, 4, 3, 4]],
    ["4×3", [4, 4, 4]],
    ["((1 2)x2 3)x2", [1, 2, 1, 2, 3, 1, 2, 1, 2, 3]],
    ["(1 2)", [1, 2]],
    ["  7\n8 ", [7, 8]],
    ["none", []],
    ["None ", []],
  ])("%j is read", (text, lines) => {
    expect(parsePath(text)).toEqual({ kind: "lines", lines });
  });

  test.each([
    ["1 a", "unexpected-character", 2],
    ["0 1", "not-a-line", 0],
    ["1 99999999999999999999", "not-a-line", 2],
    ["(1 2", "unclosed", 0],
    ["1 (2 (3)", "unclosed", 2],
    ["1 2)", "unexpected-character", 3],
    ["()", "not-a-line", 0],
    ["(1)x0", "bad-repeat", 4],
    ["(1)x", "bad-repeat", 4],
    ["3x", "bad-repeat", 2],
    ["1 -2", "unexpected-character", 2],
    ["1×1000001", "too-long", 1],
    ["((((1×100)×100)×100)×100)×100", "too-long", 20],
    ["(1 ".repeat(60), "too-deep", 150],
    ["1×99999999999999999999999", "too-long", 1],
    ["\ud800", "unexpected-character", 0],
  ])("%j is not, and it says where", (text, problem, at) => {
    expect(parsePath(text)).toEqual({ kind: "unreadable", problem, at });
  });

  test("is printed so that it reads back as the same path", () => {
    const line = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.nat(20), (lines, times) => {
        const path = [...lines, ...Array.from({ length: times }, () => lines.slice(0, 3)).flat()];
        expect(parsePath(printPath(path))).toEqual({ kind: "lines", lines: path });
      }),
      { numRuns: 1000 },
    );
  });

  test("is printed short", () => {
    expect(printPath([1, 2, 3, 4, 5, 4, 5, 4, 5, 6])).toBe("1 2 3 (4 5)×3 6");
    expect(printPath([7, 7, 7])).toBe("7×3");
    expect(printPath([])).toBe("none");
    const long = Array.from({ length: 100_000 }, (_, index) => [3, 4, 5][index % 3] ?? 0);
    expect(printPath(long)).toBe("(3 4 5)×33333 3");
  });
});

describe("[A8] lines that run", () => {
  const asked = [1, 2, 3, 5, 8];

  test.each([
    ["2 3 5", [2, 3, 5]],
    ["5,3,3", [3, 5]],
    ["2-5 8", [2, 3, 5, 8]],
    ["1 – 3", [1, 2, 3]],
    ["2-3 3-5 8", [2, 3, 5, 8]],
    ["4-99", [5, 8]],
    ["none", []],
  ])("%j is read", (text, lines) => {
    expect(parseLines(text, asked)).toEqual({ kind: "lines", lines });
    expect(parseLines(printLines(lines), asked)).toEqual({ kind: "lines", lines });
  });

  test.each([
    ["2 4", "not-a-line", 2],
    ["6-7", "not-a-line", 0],
    ["5-2", "not-a-line", 0],
    ["4-4", "not-a-line", 0],
    ["all", "unexpected-character", 0],
    ["2 -", "unexpected-character", 2],
  ])("%j is not, and it says where", (text, problem, at) => {
    expect(parseLines(text, asked)).toEqual({ kind: "unreadable", problem, at });
  });
});

describe("[A8] a megabyte of ranges", { timeout: 60_000 }, () => {
  test("over very many lines is read in a moment", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => index + 1);
    const began = performance.now();
    const read = parseLines("1-99999 ".repeat(130_000), many);
    expect(read.kind === "lines" ? read.lines.length : 0).toBe(99_999);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe("[A10] what comes next", () => {
  test.each([
    ["5", { kind: "line", line: 5 }],
    [" Call f() ", { kind: "call", name: "f", line: 0 }],
    ["call Point.__init__", { kind: "call", name: "Point.__init__", line: 0 }],
    ["call <lambda>", { kind: "call", name: "<lambda>", line: 0 }],
    ["return 9", { kind: "return", line: 9 }],
    ["raises", { kind: "raises" }],
    ["END", { kind: "end" }],
  ] as const)("%j is read", (text, next) => {
    expect(parseNextLine(text)).toEqual({ kind: "next", next });
    expect(parseNextLine(printNextLine(next))).toEqual({ kind: "next", next });
  });

  test.each([
    ["five", "not-a-line", 0],
    ["0", "not-a-line", 0],
    ["5 6", "unexpected-character", 2],
    ["call", "not-a-name", 4],
    ["call 5", "not-a-name", 5],
    [" return x", "not-a-line", 8],
    ["end 5", "unexpected-character", 4],
  ])("%j is not, and it says where", (text, problem, at) => {
    expect(parseNextLine(text)).toEqual({ kind: "unreadable", problem, at });
  });
});

describe("[A11] names that share an object", { timeout: 60_000 }, () => {
  const names = ["b", "a", "items", "größe"];

  test.each([
    ["a=b", [["a", "b"], ["größe"], ["items"]]],
    ["a b", [["a"], ["b"], ["größe"], ["items"]]],
    ["a = b=items, größe", [["a", "b", "items"], ["größe"]]],
    ["a=b b=items", [["a", "b", "items"], ["größe"]]],
    ["a=a", [["a"], ["b"], ["größe"], ["items"]]],
  ])("%j is read", (text, groups) => {
    expect(parseGroups(text, names)).toEqual({ kind: "groups", groups });
    expect(parseGroups(printGroups(groups), names)).toEqual({ kind: "groups", groups });
  });

  test.each([
    ["a=c", "not-a-name", 2],
    ["=a", "unexpected-character", 0],
    ["a==b", "unexpected-character", 2],
    ["a=", "unclosed", 2],
    ["__proto__", "not-a-name", 0],
  ])("%j is not, and it says where", (text, problem, at) => {
    expect(parseGroups(text, names)).toEqual({ kind: "unreadable", problem, at });
  });

  test("are read in a moment when there are many", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `n${index}`);
    for (const text of [many.join("="), many.map((name) => `${name}=n0`).join(" ")]) {
      const read = parseGroups(text, many);
      expect(read.kind === "groups" ? read.groups.length : 0).toBe(1);
    }
  });
});
