import { describe, expect, test } from "vitest";
import {
  findLists,
  markTrace,
  pickList,
  withoutRepeatsText,
} from "../../../../src/core/score/judges/reference/coconut.ts";
import { markConcurrentTrace } from "../../../../src/core/score/judges/reference/coconutConcurrent.ts";
import { markTraceStrictly } from "../../../../src/core/score/judges/reference/coconutStrict.ts";
import { sequenceRatio, textRatio } from "../../../../src/core/score/text/difflib.ts";

const long = (one: number, other: number) =>
  `[${[...Array.from({ length: 20 }, () => [one, other]).flat(), 4].join(", ")}]`;

const joined = (text: string) => Array.from(text).join(",");

describe("§21.5 CoCoNUT's similarity and match", () => {
  test.each([
    ["[2, 3, 4]", "[2, 3, 4]", true, 1],
    ["[2, 3, 4]", "[2,3,4]", false, 0.866667],
    ["[2, 3, 4]", "[2, 3]", false, 0.785714],
    ["[2, 3, 2, 3, 4]", "[2, 3, 4]", false, 0.73913],
    ["[2, 3, 4]", "ERROR", false, 0.307692],
    [long(2, 3), long(3, 2), false, 0.040816],
  ])("of %s and %s are as published", (actual, predicted, matched, similarity) => {
    const mark = markTrace(actual, predicted);
    expect(mark.matched).toBe(matched);
    expect(mark.similarity).toBeCloseTo(similarity, 6);
  });

  test("trap 30: are far from what they were without the rule on noise", () => {
    const [one, other] = [joined(long(2, 3)), joined(long(3, 2))];
    expect(textRatio(one, other, false)).toBeCloseTo(0.97551, 6);
    expect(markTrace(long(2, 3), long(3, 2)).similarity).toBeLessThan(0.05);
  });
});

describe("trap 29: CoCoNUT's match", () => {
  test("compares texts: a right list without blanks is wrong", () => {
    expect(markTrace("[2, 3, 4]", "[2,3,4]").matched).toBe(false);
    expect(markTraceStrictly([2, 3, 4], "[2,3,4]").matched).toBe(true);
  });

  test("takes repeats out of the true lines", () => {
    expect(withoutRepeatsText("[2, 2, 3, 3, 3, 2]")).toBe("[2, 3, 2]");
    expect(markTrace("[2, 2, 3]", "[2, 3]").matched).toBe(true);
  });

  test("leaves the repeats of an answer in", () => {
    expect(markTrace("[2, 2, 3]", "[2, 2, 3]").matched).toBe(false);
  });

  test("takes an answer for right that lacks its first character, as a slip has it", () => {
    expect(markTrace("[2, 3]", "2, 3]").matched).toBe(true);
    expect(markTrace("[2, 3]", "[3]").matched).toBe(false);
  });
});

describe("the list that an answer means", () => {
  const shown = "def f(xs=[1, 2]):  # 1\n    return xs  # 2";
  const pick = (raw: string, python: Readonly<Record<string, boolean>> = {}) =>
    pickList(findLists(raw, shown), (text) => python[text] ?? "unreadable", shown);

  test("is the last one that the source does not hold", () => {
    expect(pick("First [2, 3], then [2]. The default is [1, 2].")).toBe("[2]");
  });

  test("is none where no list is found", () => {
    expect(pick("It returns.")).toBe("[]");
  });

  test("is looked for in one line", () => {
    expect(pick("[2,\n3] or [4]")).toBe("[4]");
    expect(pick("[2]\n[3,\n4]")).toBe("[2]");
  });

  test("may be an expression that Python finds to be a list, and not one that it does not", () => {
    expect(pick("[2] and [*range(3)]", { "[*range(3)]": true })).toBe("[*range(3)]");
    expect(pick("[2] and [x]")).toBe("[2]");
  });

  test("may go on without an end when it says so, and may not when it just stops", () => {
    expect(pick("[2]\nlines: [2, 3, ...")).toBe("[2, 3, ...");
    expect(pick("[2]\nlines: [2, 3,")).toBe("[2]");
  });
});

describe("lists with lines that ran at the same time", () => {
  const actual = "[1, '(', 2, 3, ')', 4]";

  test("may have those in any order and one place off", () => {
    expect(markConcurrentTrace(actual, "[1, '(', 3, 2, ')', 4]").matched).toBe(true);
    expect(markConcurrentTrace("[1, 5, '(', 2, 3, ')']", "[1, '(', 3, 2, ')', 5]").matched).toBe(
      true,
    );
    expect(markConcurrentTrace(actual, "[2, '(', 3, 2, ')', 4]").matched).toBe(false);
    expect(markConcurrentTrace(actual, "[1, '(', 3, 5, ')', 4]").matched).toBe(false);
    expect(markConcurrentTrace(actual, "[1, '(', 3, 2, ')']").matched).toBe(false);
  });

  test("are gone through by characters where the parentheses are bare", () => {
    expect(markConcurrentTrace("[1, (, 2, 3, ), 4]", "[1, (, 3, 2, ), 4]").matched).toBe(true);
    expect(markConcurrentTrace("[1, (, 12, 3, ), 4]", "[1, (, 3, 21, ), 4]").matched).toBe(true);
    expect(markTraceStrictly(["1", "(", "12", "3", ")", "4"], "[1, (, 3, 21, ), 4]").matched).toBe(
      false,
    );
  });

  test("are as alike as their items with commas between them", () => {
    const { similarity } = markConcurrentTrace("[1, (, 2, 3, ), 4]", "[1, (, 3, 2, ), 4]");
    expect(similarity).toBe(textRatio("1,(,2,3,),4", "1,(,3,2,),4"));
    expect(markConcurrentTrace("[1, (, 2, ), 4]", "nothing").similarity).toBe(0);
  });

  test("§5.3 are compared without the quotes that tables of tasks put around parentheses", () => {
    const [quoted, bare] = ["[1, '(', 3, 2, 2, ')', 4]", "[1, (, 2, 3, ), 4]"];
    expect(withoutRepeatsText(quoted)).toBe("[1, (, 3, 2, ), 4]");
    expect(markConcurrentTrace(quoted, bare)).toEqual({
      matched: true,
      similarity: textRatio("1,(,3,2,),4", "1,(,2,3,),4"),
    });
  });

  test("§5.3 are as alike as their numbers and parentheses, whatever else a model wrote", () => {
    const { similarity } = markConcurrentTrace("[1, (, 2, 3, ), 4]", "[1, (, 2, ... ), x 04");
    expect(similarity).toBe(textRatio("1,(,2,3,),4", "1,(,2,),4"));
  });
});

describe("trace.norm, the strict sibling", () => {
  test("measures lists of numbers with nothing taken for noise", () => {
    expect(markTraceStrictly([2, 3, 4], "[2, 3]").similarity).toBeCloseTo(0.8, 6);
    expect(markTraceStrictly([2, 3, 4, 5], "[2, 3, 4, 5]").similarity).toBe(1);
    const [one, other] = [long(2, 3), long(3, 2)].map((text) => text.slice(1, -1).split(", "));
    expect(markTraceStrictly((one ?? []).map(Number), long(3, 2)).similarity).toBe(
      sequenceRatio(one ?? [], other ?? [], false),
    );
  });

  test("reads an open list and finds nothing in what is no list", () => {
    expect(markTraceStrictly([2, 3], " [2 ,3").matched).toBe(true);
    expect(markTraceStrictly([2, 3], "ERROR")).toEqual({ matched: false, similarity: 0 });
  });
});
