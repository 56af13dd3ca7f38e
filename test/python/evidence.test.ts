import { beforeAll, describe, expect, test } from "vitest";
import { questionsOf } from "../../src/core/attempt/items.ts";
import type { Examiner } from "../../src/core/attempt/examiner.ts";
import type { InputQuestion, SetOptions, TraceTable } from "../../src/core/question/question.ts";
import { examinerOf, judgedBy } from "./examined.ts";
import { loadForetrace, type Foretrace } from "./pyodide.ts";

const tables: SetOptions = { seed: 1, size: 3, kinds: ["table"], help: "empty", chosen: [] };

function inputQuestion(ask: InputQuestion["ask"], goal: InputQuestion["goal"]): InputQuestion {
  return {
    kind: "input",
    id: "input",
    shown: -1,
    reveals: 0,
    line: 0,
    visit: 0,
    reason: "whole-run",
    ask,
    goal,
  };
}

/** The table that a program is given, and what Python has in it, by question. */
function tableOf(foretrace: Foretrace, examiner: Examiner) {
  const table = examiner.makeSet(tables).find((item): item is TraceTable => item.kind === "table");
  if (table === undefined) throw new Error("no table is asked");
  const blank = Object.fromEntries(questionsOf(table).map(({ id }) => [id, "..."]));
  const { judged } = judgedBy(foretrace, examiner, blank);
  const right: Record<string, string> = {};
  for (const [id, { truthText }] of judged) right[id] = truthText;
  return { table, right };
}

describe("evidence of Python on an answer", () => {
  let foretrace: Foretrace;

  beforeAll(async () => {
    foretrace = await loadForetrace();
  });

  function tried(
    source: string,
    ask: InputQuestion["ask"],
    goal: InputQuestion["goal"],
    text: string,
    stdin: readonly string[] = [],
  ) {
    const examiner = examinerOf(foretrace, source, stdin);
    examiner.takeSet([inputQuestion(ask, goal)], tables);
    const { judged, trials } = judgedBy(foretrace, examiner, { input: text });
    return { verdict: judged.get("input")?.score.verdict, one: judged.get("input"), trials };
  }

  const loop = "n = int(input())\nfor i in range(n):\n    print(i)\nif n > 8:\n    print(1 // 0)\n";
  const lines = { kind: "stdin" } as const;

  test.each([
    [{ kind: "output", text: "0\n1\n2\n" }, "3", "correct"],
    [{ kind: "output", text: "0\n1\n2\n" }, " 3 \nmore", "correct"],
    [{ kind: "output", text: "0\n1\n2\n" }, "4", "wrong"],
    [{ kind: "output", text: "0\n1\n2\n" }, "three", "wrong"],
    [{ kind: "output", text: "0\n1\n2\n" }, "", "wrong"],
    [{ kind: "reaches", line: 5 }, "9", "correct"],
    [{ kind: "reaches", line: 5 }, "8", "wrong"],
    [{ kind: "raises", type: "ZeroDivisionError" }, "11", "correct"],
    [{ kind: "raises", type: "ValueError" }, "x", "correct"],
    [{ kind: "raises", type: "ValueError" }, "1", "wrong"],
  ] as const)("tells whether lines of input do %j: %j is %s", (goal, text, verdict) => {
    expect(tried(loop, lines, goal, text, ["3"]).verdict).toBe(verdict);
  });

  const called = [
    "def total(items, bonus=1):",
    "    print('adding')",
    "    sum = 0",
    "    for item in items:",
    "        sum += item",
    "    if sum > 100:",
    "        raise KeyError(sum)",
    "    return sum + bonus",
    "total([50])",
  ].join("\n");
  const call = { kind: "arguments", function: "total", parameters: ["items", "bonus"] } as const;

  test.each([
    [{ kind: "returns", text: "7" }, "[1, 2], 4", "correct"],
    [{ kind: "returns", text: "7" }, "(1, 5)", "correct"],
    [{ kind: "returns", text: "7" }, "{6}", "correct"],
    [{ kind: "returns", text: "7" }, "[1, 2]", "wrong"],
    [{ kind: "returns", text: "7" }, "'abc'", "wrong"],
    [{ kind: "returns", text: "7" }, "", "unanswered"],
    [{ kind: "returns", text: "7" }, "1, 2, 3", "wrong"],
    [{ kind: "reaches", line: 7 }, "[99, 2]", "correct"],
    [{ kind: "reaches", line: 7 }, "[99]", "wrong"],
    [{ kind: "raises", type: "KeyError" }, "[101]", "correct"],
    [{ kind: "output", text: "adding\n" }, "[], 0", "correct"],
  ] as const)("tells whether arguments do %j: %j is %s", (goal, text, verdict) => {
    expect(tried(called, call, goal, text).verdict).toBe(verdict);
  });

  test("says what the answer did instead", () => {
    expect(tried(called, call, { kind: "returns", text: "7" }, "[1, 2]").one?.evidence).toEqual({
      kind: "run",
      works: false,
      detail: "4",
    });
    expect(tried(loop, lines, { kind: "output", text: "" }, "2", ["3"]).one?.evidence).toEqual({
      kind: "run",
      works: false,
      detail: "0\n1\n",
    });
  });

  test.each([
    "__import__('os')",
    "[1]); print('mine'",
    "[1] * 3",
    "sum",
    "lambda: 1",
    "*[[1]]",
    "nan",
    "[".repeat(500),
    "[1]\nprint('mine')",
    "'''a''' if 1 else 2",
    "float('nan')",
    "9".repeat(100_000),
    "'\ud800'",
  ])("never runs what was typed, only literals that were read from it: %j", (text) => {
    const goal = { kind: "returns", text: "7" } as const;
    const { trials, verdict } = tried(called, call, goal, text);
    expect(["wrong", "unreadable", "unavailable"]).toContain(verdict);
    for (const { program } of trials) {
      const added = program.source.slice(called.length).trim();
      expect(added).toMatch(/^total\((0x[0-9a-f]+|'\\ud800')\)$/);
    }
  });

  test("tells in one run which cells follow from the mistakes above them", () => {
    const source = "a = 2\nfor i in range(3):\n    a = a + i\n    b = a * 10\nprint(a)\n";
    const examiner = examinerOf(foretrace, source);
    const { right } = tableOf(foretrace, examiner);
    // Python: a is 2, 3, 5 and b is 20, 30, 50.
    expect([right["state-a-after@3:2"], right["state-b-after@4:3"]]).toEqual(["3", "50"]);
    const answers = {
      ...right,
      "state-a-after@3:2": "4",
      "state-a-after@4:2": "4",
      "state-b-after@4:2": "40",
      "state-a-after@2:3": "4",
      "state-b-after@2:3": "41",
      "state-a-after@3:3": "6",
      "state-b-after@3:3": "41",
      "state-a-after@4:3": "6",
      "state-b-after@4:3": "61",
    };
    const { judged, trials } = judgedBy(foretrace, examiner, answers);
    const verdicts = Object.fromEntries(
      [...judged].map(([id, { score }]) => [id, score.verdict] as const),
    );
    expect(trials).toHaveLength(1);
    expect(verdicts).toEqual({
      ...Object.fromEntries(Object.keys(right).map((id) => [id, "correct"])),
      "state-a-after@3:2": "wrong",
      "state-a-after@4:2": "follows",
      "state-b-after@4:2": "follows",
      "state-a-after@2:3": "follows",
      "state-b-after@2:3": "wrong",
      "state-a-after@3:3": "follows",
      "state-b-after@3:3": "follows",
      "state-a-after@4:3": "follows",
      "state-b-after@4:3": "wrong",
    });
  });

  test("forgets a mistake that was put right in the next row", () => {
    const source = "a = 2\nfor i in range(3):\n    a = a + i\n    b = a * 10\nprint(a)\n";
    const examiner = examinerOf(foretrace, source);
    const { right } = tableOf(foretrace, examiner);
    const answers = {
      ...right,
      "state-a-after@3:2": "4",
      "state-b-after@4:2": "40",
      "state-b-after@2:3": "40",
      // What the mistake would have come to, had it not been put right.
      "state-a-after@3:3": "6",
    };
    const { judged } = judgedBy(foretrace, examiner, answers);
    expect(
      ["a-after@3:2", "a-after@4:2", "b-after@4:2", "b-after@2:3", "a-after@3:3"].map(
        (name) => judged.get(`state-${name}`)?.score.verdict,
      ),
    ).toEqual(["wrong", "correct", "follows", "follows", "wrong"]);
  });

  test("goes on behind a row at which a mistake would have led elsewhere", () => {
    const source = [
      "x = 5",
      "for i in range(2):",
      "    x = x - 3",
      "    if x < 0:",
      "        x = 100",
      "    y = x",
      "print(y)",
    ].join("\n");
    const examiner = examinerOf(foretrace, source);
    const { right } = tableOf(foretrace, examiner);
    const answers = {
      ...right,
      "state-x-after@3:1": "-2",
      "state-x-after@4:1": "-2",
      "state-x-after@6:1": "-2",
      "state-y-after@6:1": "-2",
    };
    const { judged, trials } = judgedBy(foretrace, examiner, answers);
    expect(trials.length).toBeGreaterThan(1);
    expect(
      ["x-after@3:1", "x-after@4:1", "x-after@6:1", "y-after@6:1"].map(
        (name) => judged.get(`state-${name}`)?.score.verdict,
      ),
    ).toEqual(["wrong", "follows", "follows", "follows"]);
  });
});
