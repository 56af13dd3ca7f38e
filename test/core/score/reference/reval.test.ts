import { describe, expect, test } from "vitest";
import { consistencyOf } from "../../../../src/core/score/judges/reference/revalConsistency.ts";
import {
  readRevalCoverage,
  readStrictCoverage,
} from "../../../../src/core/score/judges/reference/revalCoverage.ts";
import {
  filledIn,
  readRevalOutput,
} from "../../../../src/core/score/judges/reference/revalOutput.ts";
import {
  judgeRevalPath,
  judgeStrictPath,
  readRevalPath,
} from "../../../../src/core/score/judges/reference/revalPath.ts";
import {
  judgeRevalState,
  literalAnswer,
  noneAnswer,
  readRevalState,
  type RevalCandidate,
} from "../../../../src/core/score/judges/reference/revalState.ts";
import { judgeStrictState } from "../../../../src/core/score/judges/reference/revalStateStrict.ts";

describe("§21.3: REval's coverage parser", () => {
  test.each([
    "YES",
    "yes",
    "Yes, it is",
    "YES\nNO",
    "[ANSWER]\nYES\n[/ANSWER]",
    "no answer [ANSWER] yes",
  ])("takes %j for yes", (text) => {
    expect(readRevalCoverage(text, "direct")).toBe(true);
  });

  test.each(["NO.", "NOT", "Y", "TRUE", "**YES**", "The answer is YES", ""])(
    "takes %j for no",
    (text) => {
      expect(readRevalCoverage(text, "direct")).toBe(false);
    },
  );

  test("wants the end of thoughts with something before it, in any case of letters", () => {
    expect(readRevalCoverage("[/THOUGHT] YES", "cot")).toBe(false);
    expect(readRevalCoverage("YES", "cot")).toBe(false);
    expect(readRevalCoverage("1. x\n[/thought]\n[answer]\nYES", "cot")).toBe(true);
  });

  test("is held against a strict sibling that reads marked words and knows what is no answer", () => {
    expect(readStrictCoverage("**YES**", "direct")).toBe(true);
    expect(readStrictCoverage("No.", "direct")).toBe(false);
    expect(readStrictCoverage("YES\nNO", "direct")).toBeNull();
  });
});

const code = [
  "def f(xs):",
  "    n = 0",
  "    for x in xs:",
  "        n += 1",
  "    while n:",
  "        n += 1",
  "    return n",
];

describe("REval's path parser", () => {
  test("takes the first line of the answer for the text of a line", () => {
    expect(readRevalPath("[ANSWER]\n  n = 0\nbecause", "direct", code)).toEqual([2]);
    expect(readRevalPath("-1", "direct", code)).toEqual([-1]);
    expect(readRevalPath("", "direct", code)).toEqual([-2]);
  });

  test("trap 5: a line's number is wrong, and a text that stands twice means both lines", () => {
    expect(judgeRevalPath(readRevalPath("4", "direct", code), [4])).toBe(false);
    expect(judgeRevalPath(readRevalPath("4\tn += 1", "direct", code), [4])).toBe(false);
    expect(judgeRevalPath(readRevalPath("`n += 1`", "direct", code), [4])).toBe(false);
    expect(readRevalPath("n += 1", "direct", code)).toEqual([4, 6]);
    expect(judgeRevalPath(readRevalPath("n += 1", "direct", code), [6, 7])).toBe(true);
  });

  test("trap 4: -1 is right for a line that is not run as for the last one", () => {
    expect(judgeRevalPath(readRevalPath("-1", "direct", code), [-1])).toBe(true);
    expect(judgeRevalPath(readRevalPath("-1", "direct", code), [-1, 3])).toBe(true);
  });

  test("is held against a strict sibling that reads numbers and quoted lines, and no text of several lines", () => {
    expect(judgeStrictPath("4", "direct", code, [4])).toBe(true);
    expect(judgeStrictPath("`n = 0`", "direct", code, [2])).toBe(true);
    expect(judgeStrictPath("3\tn = 0", "direct", code, [3])).toBeNull();
    expect(judgeStrictPath("n += 1", "direct", code, [4])).toBe(false);
    expect(judgeStrictPath("nothing", "direct", code, [4])).toBeNull();
  });
});

/** What an answer comes to without Python; null where Python has to be asked. */
function judged(text: string, candidates: readonly RevalCandidate[] | null): boolean | null {
  const said = readRevalState(text, "direct");
  if (said.kind === "none") return judgeRevalState(noneAnswer, candidates);
  if (said.kind !== "typed") return judgeRevalState(said, candidates);
  const answer = literalAnswer(said);
  return answer === null ? null : judgeRevalState(answer, candidates);
}

const candidate = (type: string, repr: string) => ({ type: `builtins.${type}`, repr });

describe("§21.2: what REval's state parser reads without Python", () => {
  test.each(["nil", "[Nil]", "Nil; int", "NIL"])("%j is Nil", (text) => {
    expect(readRevalState(text, "direct")).toEqual({ kind: "nil" });
  });

  test.each(["1", "", "; ", "1;"])("%j is an error", (text) => {
    expect(readRevalState(text, "direct")).toEqual({ kind: "error" });
  });

  test.each([
    ["1 ; Int", "1", "int"],
    ["ab; string", "ab", "str"],
    ["5; integer", "5", "int"],
    ["a;b; str", "a;b", "str"],
    ["[1, 2]; List[int]", "[1, 2]", "list"],
    ["(1, 2); int, int", "(1, 2)", "tuple"],
    ["1; <class 'int'>", "1", "int"],
    ["‘a’; str", "'a'", "str"],
    ["[ANSWER]\n1; int\n[/ANSWER]", "1", "int"],
    ["1; int\nmore text", "1", "int\nmore text"],
  ])("%j is the value %j of the type %j", (text, value, type) => {
    expect(readRevalState(text, "direct")).toEqual({ kind: "typed", value, type });
  });

  test("`None` is of the type of None, whatever was said", () => {
    expect(readRevalState("None; int", "direct")).toEqual({ kind: "none" });
    expect(judged("None; int", [candidate("NoneType", "None")])).toBe(true);
    expect(judged("None; int", null)).toBe(false);
  });
});

describe("§21.2: REval's equality of states", () => {
  test.each([
    ["1.0; float", "float", "1.0000005", true],
    ["1.0; float", "float", "1.000001", true],
    ["1.0; float", "float", "1.000002", false],
    ["1.0; float", "int", "1", false],
    ["[1]; list", "list", "[True]", true],
    ["[1.0]; list", "list", "[1]", true],
  ])("trap 7: %j beside the %s %s is %j", (text, type, repr, right) => {
    expect(judged(text, [candidate(type, repr)])).toBe(right);
  });

  test("trap 7: floats in containers have to be the same", () => {
    expect(judged("[0.30000000000000004]; list", [candidate("list", "[0.3]")])).toBe(false);
  });

  test("trap 7: the tolerance is absolute, not relative", () => {
    expect(judged("1000000.0; float", [candidate("float", "1000000.5")])).toBe(false);
    expect(judged("1e-08; float", [candidate("float", "5e-07")])).toBe(true);
  });

  test("trap 6: True is no int, 1 is no float, and 123 is no str", () => {
    expect(judged("True; bool", [candidate("int", "1")])).toBe(false);
    expect(judged("1; bool", [candidate("bool", "True")])).toBe(false);
    expect(judged("1; float", [candidate("float", "1.0")])).toBe(false);
    expect(judged("'1'; int", [candidate("int", "1")])).toBe(false);
    expect(judged("123; str", [candidate("str", "'123'")])).toBe(false);
  });

  test("the type has to be there once, and the value may then equal one of another type", () => {
    const several = [candidate("int", "2"), candidate("float", "1.0"), candidate("int", "3")];
    expect(judged("1; int", several)).toBe(true);
    expect(judged("1; int", several.slice(1, 2))).toBe(false);
  });

  test("trap 9: Nil is right where there is no candidate, and only there", () => {
    expect(judged("Nil", null)).toBe(true);
    expect(judged("1; int", null)).toBe(false);
    expect(judged("Nil", [candidate("int", "1")])).toBe(false);
  });

  test("is held against a strict sibling that compares literals with their types", () => {
    const list = [candidate("list", "[True]")];
    expect(judgeStrictState("[1]; list", "direct", list)).toBe(false);
    expect(judgeStrictState("[True]; list", "direct", list)).toBe(true);
    const third = [candidate("list", "[0.30000000000000004]")];
    expect(judgeStrictState("[0.3]; list", "direct", third)).toBe(true);
    expect(judgeStrictState("nan; float", "direct", [candidate("float", "nan")])).toBe(true);
    expect(judgeStrictState("'1' + '2'; str", "direct", [candidate("str", "'12'")])).toBeNull();
  });
});

const snippet = "with assertRaises(IndexError):\n    rows[9]\nassertEqual(f(1), ??)";

describe("REval's output answers", () => {
  test("get the snippet's first lines in front where lines are missing", () => {
    expect(readRevalOutput("assertEqual(f(1), 2)\n[/ANSWER]", "direct", snippet)).toEqual({
      text: "with assertRaises(IndexError):\n    rows[9]\nassertEqual(f(1), 2)",
      runs: true,
    });
  });

  test("trap 35: the indentation of a block survives, also where it stands alone", () => {
    const whole = snippet.replace("??", "2");
    expect(readRevalOutput(`\n${whole}\n`, "direct", snippet).text).toBe(whole);
    const inside = "with assertRaises(IndexError):\n    f(??)";
    expect(readRevalOutput("    f(2)", "direct", inside).text).toBe(inside.replace("??", "2"));
  });

  test.each(["assertTrue(True)", "assertFalse(False)", "assert True", "assert False"])(
    "trap 35: %j is wrong, even where it is what was asked for",
    (text) => {
      expect(readRevalOutput(text, "direct", "assertTrue(??)").runs).toBe(false);
    },
  );

  test("with fewer assertions than the snippet are wrong", () => {
    expect(readRevalOutput("x = 1\ny = 2\nz = 3", "direct", snippet).runs).toBe(false);
  });

  test("have something in the place of the question marks, and nothing else changed, for the strict sibling", () => {
    expect(filledIn(snippet.replace("??", "[1, 2]"), snippet)).toEqual(["[1, 2]"]);
    expect(filledIn("assertEqual(f(1), f(1))\nassertEqual(2, 2)", snippet)).toBeNull();
  });
});

describe("§21.9: incremental consistency", () => {
  const worth: Readonly<Record<string, number>> = { 1111: 1, 1110: 0.5, 1100: 0.25, 1000: 0.125 };

  test.each(Array.from({ length: 16 }, (_, bits) => bits.toString(2).padStart(4, "0")))(
    "trap 11: %s counts only where every easier task is right",
    (bits) => {
      const right = (place: number): boolean => bits[place] === "1";
      const [coverage, state, path, output] = [right(0), right(1), right(2), right(3)];
      expect(consistencyOf({ coverage, state, path, output })).toBe(worth[bits] ?? 0);
    },
  );
});
