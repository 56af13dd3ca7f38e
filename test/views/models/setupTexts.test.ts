import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineDiff } from "../../../src/views/models/setup/form/lineDiff.ts";
import { printNumber, readNumber } from "../../../src/views/models/setup/form/numberText.ts";
import { printStops, readStops } from "../../../src/views/models/setup/form/stops.ts";

const share = { least: 0, most: 1, whole: false, empty: "not sent" };
const many = { least: 1, most: 100_000, whole: true, empty: null };

describe("numbers as they are typed", () => {
  test.each([
    ["0.5", 0.5],
    [" .5 ", 0.5],
    ["0,25", 0.25],
    ["1.", 1],
    ["", null],
  ])("%o is a share", (text, value) => {
    expect(readNumber(text, share)).toEqual({ kind: "value", value });
  });

  test.each([
    ["1 000", 1_000],
    ["10_000", 10_000],
    ["+7", 7],
  ])("%o is a count", (text, value) => {
    expect(readNumber(text, many)).toEqual({ kind: "value", value });
  });

  test.each([
    ["warm", share, "“warm” is no number."],
    ["1e3", many, "“1e3” is no number."],
    ["0x10", many, "“0x10” is no number."],
    ["1.5", many, "Write a whole number, from 1 to 100,000."],
    ["2", share, "It has to be from 0 to 1."],
    ["-0.1", share, "It has to be from 0 to 1."],
    ["0", many, "It has to be from 1 to 100,000."],
    ["", many, "Write a number, from 1 to 100,000."],
    ["0", { ...many, most: Infinity }, "It has to be 1 or more."],
  ])("%o is said to be wrong", (text, rule, problem) => {
    expect(readNumber(text, rule)).toEqual({ kind: "problem", problem });
  });

  test("a number is read back as it was printed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (value) => {
        expect(readNumber(printNumber(value), many)).toEqual({ kind: "value", value });
      }),
    );
  });
});

describe("stop sequences", () => {
  test("are read back as they were printed, line ends and backslashes too", () => {
    const stops = fc.array(
      fc.string({ unit: fc.constantFrom("a", "\n", "\\", "n", " "), minLength: 1 }),
    );
    fc.assert(
      fc.property(stops, (all) => {
        expect(readStops(printStops(all))).toEqual(all);
      }),
    );
  });

  test("empty lines are none", () => {
    expect(readStops("\n[/ANSWER]\r\n\n\\n\\n\n")).toEqual(["[/ANSWER]", "\n\n"]);
  });
});

describe("the difference of two texts", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 8 })
    .map((lines) => lines.join("\n"));

  test("holds both texts whole, in their order", () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const lines = lineDiff(from, to);
        const side = (gone: "gone" | "new") =>
          lines
            .filter(({ kind }) => kind !== gone)
            .map((line) => line.text)
            .join("\n");
        expect(side("new")).toBe(from);
        expect(side("gone")).toBe(to);
      }),
    );
  });

  test("of equal texts is nothing", () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(lineDiff(same, same).every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });

  test("keeps what stayed", () => {
    expect(lineDiff("a\nb\nc", "a\nx\nc")).toEqual([
      { kind: "same", text: "a" },
      { kind: "gone", text: "b" },
      { kind: "new", text: "x" },
      { kind: "same", text: "c" },
    ]);
  });
});
