import fc from "fast-check";
import type { NextLine, Question, Truth } from "../../../src/core/question/question.ts";
import { questionOf } from "../prediction/questions.ts";
import { pythonValues } from "../value/arbitrary.ts";

const line = fc.integer({ min: 1, max: 5 });

const nextLines: fc.Arbitrary<NextLine> = fc.oneof(
  line.map((at): NextLine => ({ kind: "line", line: at })),
  line.map((at): NextLine => ({ kind: "return", line: at })),
  fc
    .tuple(fc.constantFrom("f", "Point.move", "<lambda>"), line)
    .map(([name, at]): NextLine => ({ kind: "call", name, line: at })),
  fc.constantFrom<NextLine>({ kind: "raises" }, { kind: "end" }),
);

const groups = fc.constantFrom(
  [["a", "b", "c"]],
  [["a", "b"], ["c"]],
  [["a", "c"], ["b"]],
  [["a"], ["b", "c"]],
  [["a"], ["b"], ["c"]],
);

const output = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "é", "\ud800") });

/** A question and what Python did, of each kind but `input`, whose truth takes a run. */
export const truths: fc.Arbitrary<readonly [Question, Truth]> = fc.oneof(
  fc
    .subarray([1, 2, 3, 4, 5])
    .map((ran) => [questionOf.coverage, { kind: "coverage", ran }] as const),
  fc
    .constantFrom("true", "false")
    .map((way) => [questionOf.branch, { kind: "branch", way }] as const),
  nextLines.map((next) => [questionOf["next-line"], { kind: "next-line", next }] as const),
  fc
    .array(line, { maxLength: 12 })
    .map(
      (lines) =>
        [
          questionOf.path,
          { kind: "path", lines, steps: lines.map((_, index) => index * 2 + 4) },
        ] as const,
    ),
  fc.tuple(pythonValues, fc.boolean()).map(
    ([value, ordered]) =>
      [
        { ...questionOf.state, ordered },
        { kind: "state", value },
      ] as const,
  ),
  fc
    .tuple(output, fc.option(fc.constantFrom("ValueError", "KeyError")))
    .map(([text, raises]) => [questionOf.output, { kind: "output", text, raises }] as const),
  fc.nat(20).map((times) => [questionOf.count, { kind: "count", times }] as const),
  groups.map((shared) => [questionOf.alias, { kind: "alias", groups: shared }] as const),
);
