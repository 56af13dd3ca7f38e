import { describe, expect, test } from "vitest";
import { printSheet, sheetHash } from "../../../../src/core/asking/prompts/sheet.ts";
import { readSheet } from "../../../../src/core/asking/prompts/readSheet.ts";
import { questionOf, questions } from "../../prediction/questions.ts";

const asked = [questionOf.state, questionOf.count, questionOf.output];

function told(text: string, abstains = false): readonly string[] {
  return readSheet(text, asked, abstains).extractions.map((one) => {
    if (one.state === "unparsed") return one.why;
    return "answer" in one ? `${one.state} ${one.answer?.text ?? "UNSURE"}` : one.state;
  });
}

describe("[P6] a sheet", () => {
  test("has each question under its number, and a program once for those that follow each other on it", () => {
    const program = { source: "x = 1\n", stdin: [], seed: 0 };
    const other = { ...program, source: "y = 2\n" };
    const items = [program, program, other].map((one, index) => ({
      program: one,
      question: asked[index] ?? questionOf.state,
    }));
    const text = printSheet(items, true);
    expect(text.match(/^Question \d:/gm)).toEqual(["Question 1:", "Question 2:", "Question 3:"]);
    expect(text.match(/^1 \| .*$/gm)).toEqual(["1 | x = 1", "1 | y = 2"]);
    expect(text).toContain("questions 1 to 3");
    expect(text).toContain("UNSURE");
    expect(printSheet(items, false)).not.toContain("UNSURE");
  });

  test.each([
    [
      "all",
      "[ANSWER 1]\n5\n[/ANSWER 1]\n[ANSWER 2]3[/ANSWER 2]\n[answer 3]\n  a\nb\n[/answer 3]",
      ["ok 5", "ok 3", "ok   a\nb"],
    ],
    [
      "in another order",
      "[ANSWER 3]x[/ANSWER 3][ANSWER 1]5[/ANSWER 1][ANSWER 2]3[/ANSWER 2]",
      ["ok 5", "ok 3", "ok x"],
    ],
    ["one missing", "[ANSWER 1]5[/ANSWER 1] [ANSWER 3]x[/ANSWER 3]", ["ok 5", "no-answer", "ok x"]],
    [
      "one that cannot be read",
      "[ANSWER 1]five[/ANSWER 1][ANSWER 2]3[/ANSWER 2]",
      ["unreadable", "ok 3", "no-answer"],
    ],
    [
      "two for one",
      "[ANSWER 1]5[/ANSWER 1][ANSWER 1]6[/ANSWER 1]",
      ["ambiguous", "no-answer", "no-answer"],
    ],
    [
      "the same twice",
      "[ANSWER 1]5[/ANSWER 1][ANSWER 1] 5 [/ANSWER 1]",
      ["ok 5", "no-answer", "no-answer"],
    ],
    ["ends of others", "[ANSWER 1]5[/ANSWER 2]", ["no-answer", "no-answer", "no-answer"]],
    ["by lines", "1: 5\n2) 3\n**3.** x", ["repaired 5", "repaired 3", "repaired x"]],
    ["a number at the beginning of a line", "3.14", ["no-answer", "no-answer", "no-answer"]],
    ["by lines, in words", "Question 1: 5\nAnswer 2: 3", ["repaired 5", "repaired 3", "no-answer"]],
    ["by lines beside marks", "1: 4\n[ANSWER 2]3[/ANSWER 2]", ["no-answer", "ok 3", "no-answer"]],
    [
      "in thinking alone",
      "<think>[ANSWER 1]5[/ANSWER 1]</think>",
      ["no-answer", "no-answer", "no-answer"],
    ],
    ["nothing", " ", ["empty", "empty", "empty"]],
  ])("is read: %s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("has a hash that is the same for all sheets of one form", () => {
    expect(sheetHash(true)).toBe(sheetHash(true));
    expect(sheetHash(true)).not.toBe(sheetHash(false));
  });

  test("takes UNSURE where it was offered", () => {
    expect(told("[ANSWER 1]UNSURE[/ANSWER 1]", true)[0]).toBe("ok UNSURE");
    expect(told("[ANSWER 1]UNSURE[/ANSWER 1]", false)[0]).toBe("unreadable");
  });

  test("reports numbers that no question has", () => {
    expect(readSheet("[ANSWER 9]5[/ANSWER 9][ANSWER 0]5[/ANSWER 0]", asked, false).unknown).toEqual(
      [0, 9],
    );
  });

  test("is read in bounded time", () => {
    const begun = performance.now();
    for (const part of ["[ANSWER 1]5[/ANSWER 1]", "[ANSWER 1]", "1: 5\n", "[/ANSWER 7]"]) {
      readSheet(part.repeat(40_000), questions, true);
    }
    expect(performance.now() - begun).toBeLessThan(20_000);
  }, 60_000);
});
