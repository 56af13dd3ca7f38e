import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Question, Truth } from "../../../src/core/question/question.ts";
import {
  baselinesOf,
  bestBaselines,
  constantIds,
  type ConstantId,
} from "../../../src/core/score/metrics/constants.ts";
import type { Marked } from "../../../src/core/score/metrics/marked.ts";
import { asked, marked, markedAnswers, scored } from "./arbitrary.ts";

const point = (index: number) => asked(`q${index}`, index);

const branch = (index: number, way: string, ways = ["true", "false"]): Marked =>
  marked({
    question: { ...point(index), kind: "branch", construct: 0, test: "x", ways },
    truth: { kind: "branch", way },
    score: scored(0),
  });

const state = (index: number, value: bigint): Marked => {
  const truth: Truth = { kind: "state", value: { kind: "int", value } };
  return marked({
    question: {
      ...point(index),
      kind: "state",
      expression: "x",
      when: "after",
      frame: 0,
      ordered: false,
    },
    truth,
  });
};

function creditOf(answers: readonly Marked[], constant: ConstantId): number | undefined {
  return baselinesOf(answers).find((baseline) => baseline.constant === constant)?.credit;
}

describe("constant answers", () => {
  test("[M8] are judged on the same questions by the same judges", () => {
    const ways = ["true", "true", "false", "true", "false"];
    const answers = ways.map((way, index) => branch(index, way));
    expect(creditOf(answers, "always-true")).toBe(0.6);
    expect(creditOf(answers, "always-false")).toBe(0.4);
    expect(creditOf(answers, "most-common-way")).toBe(0.6);
    expect(creditOf(answers, "all-lines")).toBeUndefined();
  });

  test("everything runs gets a half where some lines do not run", () => {
    const question: Question = { ...point(1), kind: "coverage", lines: [1, 2, 3, 4], frame: null };
    const answers = [marked({ question, truth: { kind: "coverage", ran: [1, 2, 3] } })];
    expect(creditOf(answers, "all-lines")).toBe(0.5);
    expect(creditOf(answers, "no-line")).toBe(0.5);
  });

  test("the commonest value is found among values, whatever their numbers", () => {
    const values = [0n, 10n ** 30n, 10n ** 30n, 1n, -1n];
    const answers = values.map((value, index) => state(index, value));
    expect(creditOf(answers, "most-common-value")).toBe(0.4);
    expect(creditOf(answers, "zero")).toBe(0.2);
    expect(creditOf(answers, "none")).toBe(0);
    expect(bestBaselines(answers).map(({ constant }) => constant)).toEqual(["most-common-value"]);
  });

  test("the line below, the end, one time, nothing printed and one way of sharing are tried", () => {
    const answers = [
      marked({
        question: { ...point(1), kind: "next-line", line: 4 },
        truth: { kind: "next-line", next: { kind: "line", line: 5 } },
      }),
      marked({
        question: { ...point(2), kind: "next-line", line: 9 },
        truth: { kind: "next-line", next: { kind: "end" } },
      }),
      marked({ question: { ...point(3), kind: "count" }, truth: { kind: "count", times: 1 } }),
      marked({
        question: { ...point(4), kind: "output", scope: "line" },
        truth: { kind: "output", text: "", raises: null },
      }),
      marked({
        question: { ...point(5), kind: "alias", names: ["a", "b"], frame: 0 },
        truth: { kind: "alias", groups: [["a", "b"]] },
      }),
      marked({
        question: { ...point(6), kind: "path", frame: null, from: 1 },
        truth: { kind: "path", lines: [2, 3, 4, 5], steps: [1, 2, 3, 4] },
      }),
    ];
    expect(creditOf(answers, "line-below")).toBe(0.5);
    expect(creditOf(answers, "program-ends")).toBe(0.5);
    expect(creditOf(answers, "once")).toBe(1);
    expect(creditOf(answers, "never")).toBe(0);
    expect(creditOf(answers, "nothing-printed")).toBe(1);
    expect(creditOf(answers, "all-shared")).toBe(1);
    expect(creditOf(answers, "top-to-bottom")).toBe(1);
  });

  test("have no answer where the question has no such way", () => {
    const answers = [1, 2, 3, 4, 5].map((index) => branch(index, "case 1", ["case 1", "none"]));
    expect(creditOf(answers, "always-true")).toBeUndefined();
    expect(creditOf(answers, "most-common-way")).toBe(1);
  });

  test("[M8] the commonest of fewer than five is not tried: of one alone it is always right", () => {
    expect(creditOf([branch(1, "true")], "most-common-way")).toBeUndefined();
  });

  test("of questions whose truth is not known are none", () => {
    const one = { ...branch(1, "true"), truth: null, score: scored(null, "unavailable") };
    expect(baselinesOf([one])).toEqual([]);
  });

  test("the best one of each kind earns no less than any other of the kind", () => {
    fc.assert(
      fc.property(markedAnswers, (answers) => {
        const best = new Map(bestBaselines(answers).map(({ kind, credit }) => [kind, credit]));
        for (const { kind, credit, constant, marked: own } of baselinesOf(answers)) {
          expect(best.get(kind)).toBeGreaterThanOrEqual(credit);
          expect(constantIds).toContain(constant);
          expect(own.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 50 },
    );
  });
});
