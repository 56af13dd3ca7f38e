import { describe, expect, test } from "vitest";
import type { RawAnswer } from "../../../src/core/prediction/prediction.ts";
import { readAnswer } from "../../../src/core/prediction/readAnswer.ts";
import type { NextLine, Question, Truth } from "../../../src/core/question/question.ts";
import { judge } from "../../../src/core/score/judges/index.ts";
import { quantise } from "../../../src/core/score/judges/quantised.ts";
import { similarityOf } from "../../../src/core/score/judges/similarity.ts";
import type { Score } from "../../../src/core/score/score.ts";
import { parseLiteral } from "../../../src/core/value/literal.ts";
import type { PythonValue } from "../../../src/core/value/pythonValue.ts";
import { questionOf } from "../prediction/questions.ts";

function judged(
  question: Question,
  truth: Truth,
  text: string,
  form: RawAnswer["form"] = "plain",
): Score {
  return judge(question, truth, readAnswer(question, { form, text }));
}

describe("[K1] coverage", () => {
  const question: Question = {
    ...questionOf.coverage,
    lines: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  };
  const of = (ran: readonly number[], text: string) =>
    judged(question, { kind: "coverage", ran }, text);

  test("is not won by saying that everything runs, however much does", () => {
    const most = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(of(most, "1-10")).toMatchObject({ verdict: "partial", value: 0.5 });
    expect(of(most, "1-10").readings["f1"]).toBeGreaterThan(0.9);
    expect(of(most, "none")).toMatchObject({ verdict: "partial", value: 0.5 });
    expect(of([1], "1-10")).toMatchObject({ verdict: "partial", value: 0.5 });
  });

  test("is the mean of the shares right on either side", () => {
    expect(of([1, 2, 3, 4], "1 2 5 6")).toMatchObject({
      verdict: "partial",
      value: (2 / 4 + 4 / 6) / 2,
      readings: { precision: 0.5, recall: 0.5, f1: 0.5, balanced: (2 / 4 + 4 / 6) / 2 },
    });
    expect(of([1, 2], "3-10")).toMatchObject({ verdict: "wrong", value: 0 });
    expect(of([1, 2], "2 1")).toMatchObject({ verdict: "correct", value: 1 });
  });

  test("is the share right where all lines run, or none", () => {
    expect(of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "1-9")).toMatchObject({ value: 0.9 });
    expect(of([], "none")).toMatchObject({
      verdict: "correct",
      readings: { precision: 1, recall: 1, f1: 1, balanced: 1 },
    });
    expect(of([], "1-10")).toMatchObject({ verdict: "wrong", value: 0 });
    expect(of([], "1-4")).toMatchObject({
      value: 0.6,
      readings: { precision: 0, recall: 0, f1: 0, balanced: 0.6 },
    });
  });
});

describe("[K2] branch", () => {
  test("is the way", () => {
    const truth: Truth = { kind: "branch", way: "true" };
    expect(judged(questionOf.branch, truth, "True")).toMatchObject({ verdict: "correct" });
    expect(judged(questionOf.branch, truth, "false")).toMatchObject({ verdict: "wrong", value: 0 });
  });
});

describe("[K3] next line", () => {
  const call: NextLine = { kind: "call", name: "Point.move", line: 4 };

  test.each<readonly [string, NextLine, Score["verdict"]]>([
    ["3", { kind: "line", line: 3 }, "correct"],
    ["4", { kind: "line", line: 3 }, "wrong"],
    ["call Point.move", call, "correct"],
    ["call move", call, "correct"],
    ["call stop", call, "wrong"],
    ["4", call, "partial"],
    ["5", call, "wrong"],
    ["return 9", { kind: "return", line: 9 }, "correct"],
    ["9", { kind: "return", line: 9 }, "partial"],
    ["return 9", { kind: "line", line: 9 }, "partial"],
    ["return 8", { kind: "return", line: 9 }, "wrong"],
    ["raises", { kind: "raises" }, "correct"],
    ["end", { kind: "raises" }, "wrong"],
    ["end", { kind: "end" }, "correct"],
    ["call f", { kind: "end" }, "wrong"],
    ["3", { kind: "end" }, "wrong"],
  ])("%j where Python has %j is %s", (text, next, verdict) => {
    const score = judged(questionOf["next-line"], { kind: "next-line", next }, text);
    expect(score.verdict).toBe(verdict);
    expect(score.value).toBe(verdict === "correct" ? 1 : verdict === "partial" ? 0.5 : 0);
    expect(score.readings).toEqual(verdict === "partial" ? { place: 1 } : {});
  });
});

/** So many lines, of so many different ones. */
function manyLines(count: number, different: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => ((index * 7919) % different) + 1);
}

describe("[K4] path", { timeout: 60_000 }, () => {
  const truth: Truth = { kind: "path", lines: [1, 2, 3, 4], steps: [5, 6, 9, 12] };
  const of = (text: string) => judged(questionOf.path, truth, text);

  test("is worth its right beginning, by the longer of the two", () => {
    expect(of("1 2 3 4")).toMatchObject({
      verdict: "correct",
      value: 1,
      divergence: null,
      readings: { prefix: 1, similarity: 1 },
    });
    expect(of("1 2 4")).toMatchObject({
      verdict: "partial",
      value: 0.5,
      divergence: { kind: "line", index: 2, step: 6 },
      readings: { prefix: 0.5, similarity: 6 / 7 },
    });
    expect(of("1 2 3 4 1 2 3 4")).toMatchObject({
      verdict: "partial",
      value: 0.5,
      divergence: { kind: "line", index: 4, step: 12 },
    });
    expect(of("2 3 4")).toMatchObject({
      verdict: "wrong",
      value: 0,
      divergence: { kind: "line", index: 0, step: -1 },
      readings: { similarity: 6 / 7 },
    });
    expect(of("none")).toMatchObject({ verdict: "wrong", value: 0 });
  });

  test("of no lines is right when no line runs", () => {
    const none: Truth = { kind: "path", lines: [], steps: [] };
    expect(judged(questionOf.path, none, "none")).toMatchObject({ verdict: "correct", value: 1 });
    expect(judged(questionOf.path, none, "1")).toMatchObject({ verdict: "wrong", value: 0 });
  });

  test("has a similarity that equals a plain count of the longest common subsequence", () => {
    let seed = 1;
    const next = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let run = 0; run < 320; run++) {
      const longest = run < 300 ? 120 : 900;
      const [one, other] = [0, 0].map(() =>
        Array.from({ length: next(longest) }, () => next([2, 5, 9, 60, 200][run % 5] ?? 2)),
      );
      const expected = plainCommonLength(one ?? [], other ?? []);
      const total = (one?.length ?? 0) + (other?.length ?? 0);
      expect(similarityOf(one ?? [], other ?? [])).toBe(total === 0 ? 1 : (2 * expected) / total);
    }
  });

  test("of 100,000 lines is compared in seconds, and longer ones without a similarity", () => {
    const began = performance.now();
    expect(similarityOf(manyLines(100_000, 50), manyLines(100_000, 49))).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(
      similarityOf(manyLines(50_000, 50_000), manyLines(50_000, 49_999).toReversed()),
    ).toBeGreaterThan(0);
    expect(similarityOf(manyLines(150_000, 50), manyLines(150_000, 49))).toBeNull();
    const long: Truth = { kind: "path", lines: manyLines(150_000, 50), steps: [] };
    expect(Object.keys(judged(questionOf.path, long, "2×150000").readings)).toEqual(["prefix"]);
    expect(similarityOf(manyLines(150_000, 50), manyLines(149_000, 50))).toBeGreaterThan(0.99);
  });
});

function plainCommonLength(one: readonly number[], other: readonly number[]): number {
  let row = Array.from({ length: other.length + 1 }, () => 0);
  for (const item of one) {
    const next = [0];
    for (const [index, partner] of other.entries()) {
      const best =
        item === partner ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0);
      next.push(best);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function literal(text: string): PythonValue {
  const read = parseLiteral(text);
  if (read.kind === "unreadable") throw new Error(text);
  return read.value;
}

function stateOf(text: string, python: string, ordered = false): Score {
  return judged({ ...questionOf.state, ordered }, { kind: "state", value: literal(python) }, text);
}

describe("[K5] state", () => {
  test("is compared as Python values, and says where it differs", () => {
    expect(stateOf("[1, {'a': 2}]", "[1, {'a': 3}]")).toMatchObject({
      verdict: "wrong",
      divergence: { kind: "part", path: "[1]['a']", mine: "2", python: "3" },
    });
    expect(stateOf("(1, 2)", "[1, 2]")).toMatchObject({
      verdict: "wrong-type",
      divergence: { kind: "part", path: "", mine: "(1, 2)", python: "[1, 2]" },
    });
    expect(stateOf("[1]", "[1, 2]").divergence).toEqual({
      kind: "part",
      path: "[1]",
      mine: "",
      python: "2",
    });
    expect(stateOf("'a  b'", "'a b'").verdict).toBe("whitespace");
    expect(stateOf("{2: 1, 1: 2}", "{1: 2, 2: 1}").verdict).toBe("correct");
    expect(stateOf("{2: 1, 1: 2}", "{1: 2, 2: 1}", true).verdict).toBe("wrong");
  });

  test("shows long parts shortened", () => {
    const { divergence } = stateOf(`'${"a".repeat(100_000)}'`, "'b'");
    expect(divergence?.kind === "part" ? divergence.mine.length : 0).toBe(201);
  });

  test("is unavailable when what was cut off would decide", () => {
    const value: PythonValue = {
      kind: "sequence",
      type: "list",
      items: [
        { kind: "int", value: 1n },
        { kind: "cut", type: "" },
      ],
    };
    const truth: Truth = { kind: "state", value };
    expect(judged(questionOf.state, truth, "[1, 2]")).toMatchObject({
      verdict: "unavailable",
      value: null,
      readings: {},
    });
    expect(judged(questionOf.state, truth, "[2, 2]").verdict).toBe("wrong");
  });
});

function outputOf(text: string, python: string): Score {
  return judged(questionOf.output, { kind: "output", text: python, raises: null }, text);
}

describe("[K6] output", () => {
  test.each([
    ["1\n2\n", "1\n2\n"],
    ["1\n2", "1\n2\n"],
    ["1\n2\n", "1\n2"],
    ["1\r\n2\r", "1\n2\n"],
    ["", ""],
    ["\n", "\n"],
  ])("%j is %j but for line ends", (text, python) => {
    expect(outputOf(text, python)).toMatchObject({
      verdict: "correct",
      value: 1,
      readings: { lines: 1 },
    });
  });

  test.each([
    ["", "\n"],
    ["\n\n", "\n"],
    ["1\n\n", "1\n"],
  ])("%j has not as many lines as %j", (text, python) => {
    expect(outputOf(text, python)).toMatchObject({ verdict: "whitespace", value: 0.5 });
  });

  test("is told by whitespace, or by the lines that are right", () => {
    expect(outputOf("1 2", "1  2\n")).toMatchObject({
      verdict: "whitespace",
      value: 0.5,
      divergence: { kind: "text", line: 0, column: 2 },
      readings: { lines: 0 },
    });
    expect(outputOf("1\n\n2", "1\n2\n")).toMatchObject({ verdict: "whitespace" });
    expect(outputOf("1\n3\n", "1\n2\n3\n4\n")).toMatchObject({
      verdict: "partial",
      value: 0.5,
      divergence: { kind: "text", line: 1, column: 0 },
      readings: { lines: 0.5 },
    });
    expect(outputOf("é1x\n", "é1y\n")).toMatchObject({
      verdict: "wrong",
      value: 0,
      divergence: { kind: "text", line: 0, column: 2 },
    });
    expect(outputOf("", "1\n")).toMatchObject({ verdict: "wrong", value: 0 });
    expect(outputOf("1", "")).toMatchObject({ verdict: "wrong", value: 0 });
  });
});

describe("[K7] output that an exception ends", () => {
  const truth: Truth = { kind: "output", text: "1\n", raises: "ValueError" };
  const of = (text: string, form: RawAnswer["form"]) =>
    judged(questionOf.output, truth, text, form);

  test("is answered by its type", () => {
    expect(of("ValueError", "raises")).toMatchObject({
      verdict: "correct",
      value: 1,
      readings: { raises: 1, type: 1 },
    });
    expect(of("KeyError", "raises")).toMatchObject({
      verdict: "partial",
      value: 0.5,
      readings: { raises: 1, type: 0 },
    });
  });

  test("is half answered by what was printed before", () => {
    expect(of("1", "plain")).toMatchObject({ verdict: "partial", value: 0.5 });
    expect(of("2", "plain")).toMatchObject({ verdict: "wrong", value: 0 });
    expect(of(" 1", "plain")).toMatchObject({ verdict: "partial", value: 0.25 });
  });

  test("is no answer where none ends it", () => {
    const printed: Truth = { kind: "output", text: "1\n", raises: null };
    expect(judged(questionOf.output, printed, "ValueError", "raises")).toMatchObject({
      verdict: "wrong",
      value: 0,
    });
  });
});

describe("[K8] input", () => {
  const answer = readAnswer(questionOf.input, { form: "plain", text: "n=3" });

  test("is right when it works, whatever the program's own was", () => {
    for (const truth of [null, { kind: "input", example: "n=4" } as const]) {
      expect(
        judge(questionOf.input, truth, answer, { kind: "run", works: true, detail: "" }),
      ).toMatchObject({
        verdict: "correct",
        value: 1,
      });
      expect(
        judge(questionOf.input, truth, answer, { kind: "run", works: false, detail: "" }),
      ).toMatchObject({
        verdict: "wrong",
        value: 0,
      });
      expect(judge(questionOf.input, truth, answer)).toMatchObject({
        verdict: "unavailable",
        value: null,
      });
    }
  });
});

describe("[K9] count", () => {
  test("is the number", () => {
    const truth: Truth = { kind: "count", times: 3 };
    expect(judged(questionOf.count, truth, "03")).toMatchObject({ verdict: "correct", value: 1 });
    expect(judged(questionOf.count, truth, "4")).toMatchObject({ verdict: "wrong", value: 0 });
  });
});

describe("[K10] alias", () => {
  const question: Question = { ...questionOf.alias, names: ["a", "b", "c", "d"] };
  const truth: Truth = { kind: "alias", groups: [["a", "b"], ["c"], ["d"]] };
  const of = (text: string) => judged(question, truth, text);

  test("is balanced over the pairs of names", () => {
    expect(of("b=a")).toMatchObject({ verdict: "correct", value: 1 });
    expect(of("a b c d")).toMatchObject({ verdict: "partial", value: 0.5 });
    expect(of("a=b=c=d")).toMatchObject({ verdict: "partial", value: 0.5 });
    expect(of("a=b c=d")).toMatchObject({
      verdict: "partial",
      value: (1 + 4 / 5) / 2,
      readings: { precision: 0.5, recall: 1, f1: 2 / 3 },
    });
  });

  test("is the share of pairs where nothing is shared", () => {
    const none: Truth = { kind: "alias", groups: [["a"], ["b"], ["c"], ["d"]] };
    expect(judged(question, none, "a=b")).toMatchObject({ verdict: "partial", value: 5 / 6 });
    expect(judged(question, none, "a=b=c=d")).toMatchObject({ verdict: "wrong", value: 0 });
  });
});

describe("[K11] TRACED's classes", () => {
  test.each([
    ["0", "ZERO"],
    ["1", "POSITIVE-REG"],
    ["10000", "POSITIVE-REG"],
    ["10001", "POSITIVE-VL"],
    ["-10000", "NEGATIVE-REG"],
    ["-10001", "NEGATIVE-VL"],
    [`1${"0".repeat(400)}`, "POSITIVE-VL"],
    ["0.0", "ZERO"],
    ["-0.0", "ZERO"],
    ["0.5", "POSITIVE-VS"],
    ["1.0", "POSITIVE-VS"],
    ["1.5", "POSITIVE-REG"],
    ["10000.0", "POSITIVE-REG"],
    ["10000.5", "POSITIVE-VL"],
    ["-1.0", "NEGATIVE-VS"],
    ["-1.5", "NEGATIVE-REG"],
    ["-10000.0", "NEGATIVE-REG"],
    ["-inf", "NEGATIVE-VL"],
    ["inf", "POSITIVE-VL"],
    ["nan", "NAN"],
    ["True", "TRUE"],
    ["False", "FALSE"],
    ["None", "NULL"],
    ["''", "NULL"],
    ["'é'", "ALPHA"],
    ["'😀'", "NOT_ALPHA"],
    ["'1'", "NOT_ALPHA"],
    ["'ab'", "KNOWN"],
    ["[]", "UNKNOWN"],
    ["()", "UNKNOWN"],
    ["set()", "UNKNOWN"],
    ["{}", "UNKNOWN"],
    ["b''", "UNKNOWN"],
    ["[0]", "KNOWN"],
    ["{1}", "KNOWN"],
    ["{1: 2}", "KNOWN"],
    ["b'a'", "KNOWN"],
    ["Point(x=1)", "NOT_NULL"],
    ["1j", "NOT_NULL"],
  ])("%s is %s", (text, label) => {
    expect(quantise(literal(text))).toBe(label);
  });

  test("are a reading beside the exact one, and no part of it", () => {
    expect(stateOf("7", "6")).toMatchObject({
      value: 0,
      verdict: "wrong",
      readings: { quantised: 1 },
    });
    expect(stateOf("-6", "6")).toMatchObject({ value: 0, readings: { quantised: 0 } });
    expect(stateOf("6", "6")).toMatchObject({ value: 1, readings: { quantised: 1 } });
  });
});
