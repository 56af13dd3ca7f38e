import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  parseStdin,
  printStdin,
  samePrograms,
  stdinOfRun,
} from "../../../src/core/program/program.ts";

const program = { source: "x = input()", stdin: ["3"], seed: 0 };

describe("lines of input", () => {
  test("are read back as they were written", () => {
    const line = fc.stringMatching(/^[^\r\n]*$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        fc.pre(lines.length > 1 || lines[0] !== "");
        expect(parseStdin(printStdin(lines))).toEqual(lines);
      }),
    );
  });

  test("end at any of the three line ends", () => {
    expect(parseStdin("1\r\n2\r3\n4")).toEqual(["1", "2", "3", "4"]);
  });

  test("of an empty box are none", () => {
    expect(parseStdin("")).toEqual([]);
  });

  test("are given to a run without the line that is still being typed", () => {
    expect(stdinOfRun(parseStdin("3\n4\n"))).toEqual(["3", "4"]);
    expect(stdinOfRun(parseStdin("3\n4"))).toEqual(["3", "4"]);
    expect(stdinOfRun(parseStdin("3\n\n"))).toEqual(["3", ""]);
  });
});

describe("two programs", () => {
  test("are the same when they would run the same", () => {
    expect(samePrograms(program, { ...program, stdin: ["3", ""] })).toBe(true);
  });

  test.each([
    { ...program, source: "x = input() " },
    { ...program, seed: 1 },
    { ...program, stdin: [] },
    { ...program, stdin: ["3", "4"] },
    { ...program, stdin: ["3", "", ""] },
  ])("differ by source, seed or input: %j", (other) => {
    expect(samePrograms(program, other)).toBe(false);
  });
});
