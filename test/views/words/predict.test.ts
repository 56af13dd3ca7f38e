import { describe, expect, test } from "vitest";
import { ruleIds } from "../../../src/core/attempt/rules.ts";
import type { Question } from "../../../src/core/question/question.ts";
import { verdicts } from "../../../src/core/score/score.ts";
import { parseLiteral } from "../../../src/core/value/literal.ts";
import { shapeOf } from "../../../src/core/value/shape.ts";
import { answerWords, coverageDifference, groupsWords } from "../../../src/views/words/answers.ts";
import { divergenceWords } from "../../../src/views/words/divergence.ts";
import { ordinal } from "../../../src/views/words/numbers.ts";
import { finishWords, keptWords } from "../../../src/views/words/predicting.ts";
import { questionWords } from "../../../src/views/words/questions.ts";
import { ruleWords } from "../../../src/views/words/rules.ts";
import { shapeWords } from "../../../src/views/words/shapes.ts";
import { verdictWords } from "../../../src/views/words/verdicts.ts";

const point = { id: "q", shown: 3, reveals: 4, line: 4, visit: 3, reason: "plain" } as const;
const branch: Question = {
  ...point,
  kind: "branch",
  construct: 0,
  test: "x > 3",
  ways: ["true", "false"],
};

describe("a question in words", () => {
  test("says where one stands, and what is asked", () => {
    expect(questionWords(branch)).toMatchObject({
      place: "Line 4 is about to run for the third time.",
      ask: "Which way does `x > 3` go?",
    });
  });

  test("names the function that is called", () => {
    const path: Question = { ...point, kind: "path", frame: 1, from: null, line: 1, visit: 1 };
    expect(questionWords(path, ["def move(n):"]).place).toBe("`move` is called.");
    expect(questionWords(path).place).toBe("The function of line 1 is called.");
  });

  test("does not say why it is asked", () => {
    const asked = { ...branch, reason: "loop-ends" } as const;
    expect(questionWords(asked)).toEqual(questionWords(branch));
  });
});

describe("ordinals", () => {
  test.each([
    [1, "first"],
    [6, "sixth"],
    [7, "7th"],
    [11, "11th"],
    [21, "21st"],
    [112, "112th"],
    [1_003, "1,003rd"],
  ])("%i is %s", (value, expected) => {
    expect(ordinal(value)).toBe(expected);
  });
});

describe("what an answer reads as", () => {
  test.each([
    ["3", "an int"],
    ["None", "None"],
    ["True", "a bool"],
    ["''", "an empty str"],
    ["'a'", "a str of 1 character"],
    ["[1, 2, 3]", "a list of 3 ints"],
    ["[1, None]", "a list of 2 items: int and None"],
    ["()", "an empty tuple"],
    ["{'a': 1, 'b': 2}", "a dict of 2 entries, str to int"],
    ["{1}", "a set of 1 int"],
    ["Point(x=1, y=2)", "a Point with x and y"],
  ])("%s is %s", (text, expected) => {
    const read = parseLiteral(text);
    expect(read.kind === "read" ? shapeWords(shapeOf(read.value)) : read).toBe(expected);
  });
});

describe("verdicts and rules", () => {
  test("have a word each, none of them “wrong”", () => {
    const words = verdicts.map((verdict) => verdictWords[verdict].word);
    expect(new Set(words).size).toBe(verdicts.length);
    for (const verdict of verdicts) {
      expect(`${verdictWords[verdict].word} ${verdictWords[verdict].sentence}`).not.toMatch(
        /wrong/i,
      );
    }
  });

  test("have a sentence for each rule, with its code closed", () => {
    for (const rule of ruleIds) {
      expect(ruleWords[rule]).toMatch(/^[^`]*(`[^`]+`[^`]*)*\.$/);
    }
  });
});

describe("where an answer leaves Python", () => {
  test("is told by step, line and time round", () => {
    const truth = { kind: "path", lines: [1, 4, 5, 4, 5, 6], steps: [1, 2, 3, 6, 7, 8] } as const;
    expect(divergenceWords({ kind: "line", index: 4, step: 6 }, truth)).toBe(
      "Agrees with Python up to step 7, line 4, second time round.",
    );
    expect(divergenceWords({ kind: "line", index: 0, step: -1 }, truth)).toBe(
      "They differ from the first line on.",
    );
  });

  test("is told by the part of a value, and by the place in a text", () => {
    expect(divergenceWords({ kind: "part", path: "[2]['a']", mine: "5", python: "6" }, null)).toBe(
      "The first place where they differ is `[2]['a']`: you had `5`, Python had `6`.",
    );
    expect(divergenceWords({ kind: "text", line: 1, column: 8 }, null)).toBe(
      "They differ first in line 2, at character 9.",
    );
    expect(divergenceWords(null, null)).toBe("");
  });
});

describe("answers in words", () => {
  const nextLine: Question = { ...point, kind: "next-line" };
  const count: Question = { ...point, kind: "count" };
  const output: Question = { ...point, kind: "output", scope: "line" };

  test.each([
    [branch, "false", "It is false"],
    [nextLine, "2", "line 2: total += x"],
    [nextLine, "call f", "it calls f"],
    [nextLine, "return 9", "it returns to line 9"],
    [nextLine, "end", "the program ends"],
    [count, "1", "1 time"],
    [output, "", "prints nothing"],
    [output, "13\n", null],
  ] as const)("of %o “%s” are “%s”", (question, text, expected) => {
    expect(answerWords(question, { form: "plain", text }, ["", "  total += x"])).toBe(expected);
  });

  test("tell which lines were missed, and which were too many", () => {
    expect(coverageDifference([1, 2, 3], [1, 2], [1, 3])).toBe(
      "You said that line 3 never runs; in Python it did. You said that line 2 runs; in Python it never did.",
    );
    expect(coverageDifference([1], [1], [1])).toBe("You and Python agree on every line.");
  });

  test("tell groups of names", () => {
    expect(groupsWords([["a", "b"], ["c"], ["d", "e", "f"]])).toBe(
      "a and b share one; d, e and f share one",
    );
    expect(groupsWords([["a"], ["b"]])).toBe("each an object of its own");
  });
});

describe("when Python's answer comes", () => {
  test("is said by the mode and by what is still open", () => {
    expect(keptWords("exam", true, 2)).toBe("Nothing is shown in an exam.");
    expect(keptWords("set", false, 2)).toBe("What Python had comes after the other 2 questions.");
    expect(keptWords("practice", false, 1)).toBe(
      "What Python had comes after the last question, because it would give them away.",
    );
    expect(finishWords("practice", 3, 4, 4).text).toBe("3 of 4 answers as Python had them.");
  });
});
