import fc from "fast-check";
import { confidences, type Answer } from "../../../src/core/prediction/prediction.ts";
import type { Question, Truth } from "../../../src/core/question/question.ts";
import type { Marked } from "../../../src/core/score/metrics/marked.ts";
import type { Score, Verdict } from "../../../src/core/score/score.ts";

/** What all questions of a test share; `shown` is one below `reveals`. */
export function asked(id: string, reveals = 5) {
  return { id, shown: reveals - 1, reveals, line: 2, visit: 1, reason: "plain" as const };
}

/** A score with that value; right only when it is 1. */
export function scored(value: number | null, verdict?: Verdict): Score {
  const plain = value === 1 ? "correct" : value === null ? "not-sure" : "wrong";
  return {
    value,
    verdict: verdict ?? plain,
    judge: { id: "strict/test", version: 1 },
    divergence: null,
    readings: {},
  };
}

/** A marked answer of the attempt `a` on the program `p`; not sure unless told otherwise. */
export function marked(part: Partial<Marked> & { readonly question: Question }): Marked {
  return {
    truth: null,
    answer: { kind: "unanswered" },
    score: scored(null),
    confidence: null,
    concepts: [],
    attempt: "a",
    cluster: "p",
    ...part,
  };
}

const lines = [2, 3, 4, 5, 6, 7];

const coverage = fc
  .tuple(fc.subarray(lines), fc.subarray(lines))
  .map(([ran, said]): readonly [Question, Truth, Answer] => [
    { ...asked("c", 40), shown: -1, kind: "coverage", lines, frame: null },
    { kind: "coverage", ran },
    { kind: "coverage", ran: said },
  ]);

const others = fc
  .tuple(fc.constantFrom("state" as const, "output" as const, "branch" as const), fc.nat(40))
  .map(([kind, reveals]): readonly [Question, Truth, Answer] => {
    const point = asked(`${kind} ${reveals}`, reveals);
    const none = { kind: "none" as const };
    switch (kind) {
      case "state":
        return [
          { ...point, kind, expression: "x", when: "after", frame: 0, ordered: false },
          { kind, value: none },
          { kind, value: none },
        ];
      case "output":
        return [
          { ...point, kind, scope: "run" },
          { kind, text: "", raises: null },
          { kind, text: "", raises: null },
        ];
      case "branch":
        return [
          { ...point, kind, construct: 0, test: "x", ways: ["true", "false"] },
          { kind, way: "true" },
          { kind, way: "true" },
        ];
    }
  });

const verdictsOfValues = fc.oneof(
  fc.constant(scored(1)),
  fc.constant(scored(0)),
  fc.double({ min: 0, max: 0.99, noNaN: true }).map((value) => scored(value, "partial")),
  fc
    .constantFrom("follows" as const, "wrong-type" as const, "whitespace" as const)
    .map((verdict) => scored(0.5, verdict)),
  fc
    .constantFrom("not-sure" as const, "unanswered" as const, "unreadable" as const)
    .map((verdict) => scored(null, verdict)),
  fc.constant(scored(null, "unavailable")),
);

/** Marked answers of several attempts on several programs. */
export const markedAnswers: fc.Arbitrary<readonly Marked[]> = fc.array(
  fc
    .tuple(
      fc.oneof(coverage, others),
      verdictsOfValues,
      fc.option(fc.constantFrom(...confidences)),
      fc.nat(6),
    )
    .map(([[question, truth, answer], score, confidence, attempt]): Marked => ({
      question,
      truth: score.verdict === "unavailable" ? null : truth,
      answer,
      score,
      confidence,
      concepts: [],
      attempt: String(attempt),
      cluster: `program ${attempt % 4}`,
    })),
  { maxLength: 40 },
);
