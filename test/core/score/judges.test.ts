import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, RawAnswer } from "../../../src/core/prediction/prediction.ts";
import { printTruth } from "../../../src/core/prediction/printTruth.ts";
import { readAnswer } from "../../../src/core/prediction/readAnswer.ts";
import {
  questionKinds,
  type Question,
  type QuestionKind,
  type Truth,
} from "../../../src/core/question/question.ts";
import type { Evidence } from "../../../src/core/score/evidence.ts";
import { judge, judges } from "../../../src/core/score/judges/index.ts";
import { verdicts } from "../../../src/core/score/score.ts";
import { questionOf, questions } from "../prediction/questions.ts";
import { truths } from "./arbitrary.ts";

const works: Evidence = { kind: "run", works: true, detail: "" };
const follows: Evidence = { kind: "continued", agrees: true };
const evidences = fc.constantFrom<Evidence | null>(
  null,
  works,
  { kind: "run", works: false, detail: "it printed nothing" },
  follows,
  { kind: "continued", agrees: false },
);

const rawAnswers: fc.Arbitrary<RawAnswer | null> = fc.option(
  fc.record({
    form: fc.constantFrom("plain" as const, "raises" as const),
    text: fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(..."12345 ()×=abc\n'[],:{}".split(""))).map((all) => all.join("")),
      fc.constantFrom(
        "1 2 3",
        "a=b c",
        "call f",
        "return 3",
        "end",
        "true",
        "[1, 2]",
        "ValueError",
      ),
    ),
  }),
);

describe("[J1] the judges", { timeout: 60_000 }, () => {
  test("are one for each kind of question, named after it, in the order of the kinds", () => {
    expect(judges.map(({ kind }) => kind)).toEqual(questionKinds);
    for (const { kind, id } of judges) expect(id).toEqual({ id: `strict/${kind}`, version: 1 });
  });

  test("never throw, and say nothing that a score cannot say", () => {
    fc.assert(
      fc.property(
        truths,
        fc.constantFrom(...questions),
        rawAnswers,
        fc.boolean(),
        evidences,
        ([asked, truth], other, raw, same, evidence) => {
          const question = same ? asked : other;
          const answer = readAnswer(question, raw);
          const score = judge(question, truth, answer, evidence);
          expect(verdicts).toContain(score.verdict);
          expect(score.judge.id).toBe(`strict/${question.kind}`);
          for (const value of [score.value ?? 0, ...Object.values(score.readings)]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          expect(judge(question, truth, answer, evidence)).toEqual(score);
        },
      ),
      { numRuns: 4000 },
    );
  });

  test("find the truth itself correct, as it is printed", () => {
    fc.assert(
      fc.property(truths, ([question, truth]) => {
        const raw = printTruth(truth);
        const score = judge(question, truth, readAnswer(question, raw));
        expect(score).toMatchObject({ value: 1, verdict: "correct", divergence: null });
      }),
      { numRuns: 4000 },
    );
  });

  test("find only one way correct, unless it is the same way", () => {
    let met = 0;
    fc.assert(
      fc.property(truths, truths, ([question, truth], [, other]) => {
        if (other.kind !== question.kind) return;
        met += 1;
        const score = judge(question, truth, readAnswer(question, printTruth(other)));
        expect(score.value === 1).toBe(score.verdict === "correct");
      }),
      { numRuns: 4000 },
    );
    expect(met).toBeGreaterThan(200);
  });
});

const truthOf: { readonly [Kind in QuestionKind]: Truth } = {
  coverage: { kind: "coverage", ran: [1, 2] },
  branch: { kind: "branch", way: "true" },
  "next-line": { kind: "next-line", next: { kind: "line", line: 3 } },
  path: { kind: "path", lines: [1, 2, 3], steps: [4, 6, 8] },
  state: { kind: "state", value: { kind: "int", value: 3n } },
  output: { kind: "output", text: "3\n", raises: null },
  input: { kind: "input", example: "3" },
  count: { kind: "count", times: 3 },
  alias: { kind: "alias", groups: [["a", "b"], ["c"]] },
};

describe.each(judges.map(({ kind }) => kind))("[J2] a question on %s", (kind) => {
  const question: Question = questionOf[kind];
  const truth = truthOf[kind];

  test.each<Answer>([
    { kind: "not-sure" },
    { kind: "unanswered" },
    { kind: "unreadable", problem: "not-a-literal", at: 0 },
  ])("that was answered by $kind is not graded", (answer) => {
    for (const evidence of [null, works, follows]) {
      expect(judge(question, truth, answer, evidence)).toMatchObject({
        value: null,
        verdict: answer.kind,
        divergence: null,
        readings: {},
      });
    }
  });

  test("that has no truth is not graded, whatever was answered", () => {
    const raw = printTruth(truth);
    for (const answer of [readAnswer(question, raw), readAnswer(question, null)]) {
      const { value, verdict } = judge(question, null, answer);
      expect(value).toBeNull();
      // An input needs no truth: whoever is not sure about one just is.
      const nothing = kind === "input" && answer.kind === "not-sure";
      expect(verdict).toBe(nothing ? "not-sure" : "unavailable");
    }
  });
});

function judged(
  kind: QuestionKind,
  text: string,
  evidence: Evidence | null = null,
  truth = truthOf[kind],
) {
  const question = questionOf[kind];
  return judge(question, truth, readAnswer(question, { form: "plain", text }), evidence);
}

describe("[J3] verdicts have their values", () => {
  test.each([
    ["state", "3", "correct", 1],
    ["state", "4", "wrong", 0],
    ["state", "3.0", "wrong-type", 0.5],
    ["output", " 3", "whitespace", 0.5],
    ["count", "3", "correct", 1],
    ["count", "2", "wrong", 0],
  ] as const)("%s: %j is %s", (kind, text, verdict, value) => {
    expect(judged(kind, text)).toMatchObject({ verdict, value });
  });
});

describe("[J4] an answer that follows from an earlier one", () => {
  test("is worth half", () => {
    expect(judged("state", "4", follows)).toMatchObject({ verdict: "follows", value: 0.5 });
    expect(judged("state", "3.0", follows)).toMatchObject({ verdict: "follows", value: 0.5 });
    expect(judged("count", "4", follows)).toMatchObject({ verdict: "follows", value: 0.5 });
  });

  test("is worth more where the kind gives more", () => {
    const value = 2 / 3;
    expect(judged("path", "1 2 5", follows)).toMatchObject({ verdict: "follows", value });
  });

  test("is correct all the same where it is", () => {
    expect(judged("state", "3", follows)).toMatchObject({ verdict: "correct", value: 1 });
  });

  test("is wrong when Python would not have gone on so", () => {
    const evidence: Evidence = { kind: "continued", agrees: false };
    expect(judged("state", "4", evidence)).toMatchObject({ verdict: "wrong", value: 0 });
  });
});
