import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Attempt, KeptScore } from "../../../src/core/attempt/attempt.ts";
import { markedOf, rescore } from "../../../src/core/attempt/marking.ts";
import type { AttemptRecord } from "../../../src/core/attempt/record.ts";
import { groupsOf, setsOf, summaryOf } from "../../../src/core/attempt/summary.ts";
import { readAnswer } from "../../../src/core/prediction/readAnswer.ts";
import type { Prediction } from "../../../src/core/prediction/prediction.ts";
import type { Question, Truth } from "../../../src/core/question/question.ts";
import { judge } from "../../../src/core/score/judges/index.ts";
import { asked } from "../metrics/arbitrary.ts";

const truth: Truth = { kind: "count", times: 3 };

const question = (index: number): Question => ({ ...asked(`q${index}`, index), kind: "count" });

/** An attempt on a program with these answers to "how often"; null is not sure, undefined not yet asked. */
function record(
  id: string,
  program: string,
  startedMs: number,
  answers: readonly (string | null)[],
): AttemptRecord {
  const attempt: Attempt = {
    id,
    title: `About ${program}`,
    concepts: ["loops"],
    program: { source: program, stdin: [], seed: 0 },
    programHash: program,
    mode: "practice",
    options: { seed: 1, size: 5, kinds: ["count"], help: "unchanged", chosen: [] },
    items: [question(1), question(2), question(3)],
    startedMs,
    finishedMs: null,
    versions: { python: "3.14.2", app: "0.1.0" },
  };
  const predictions = answers.map((text, index): Prediction => ({
    id: `${id} ${index}`,
    attempt: id,
    question: `q${index + 1}`,
    raw: text === null ? null : { form: "plain", text },
    confidence: "unsure",
    why: "",
    committedMs: startedMs + index,
    tookMs: 1,
  }));
  const scores = predictions.map(({ id: prediction, raw }, index): KeptScore => {
    const score = judge(question(index + 1), truth, readAnswer(question(index + 1), raw));
    return {
      prediction,
      attempt: id,
      score,
      truth,
      truthText: "3",
      rule: "counts-every-visit",
      evidence: null,
    };
  });
  return { attempt, predictions, scores };
}

describe("an attempt in numbers", () => {
  test("counts what was put, answered and earned", () => {
    const summary = summaryOf(record("a", "p", 5, ["3", null, "4"]));
    expect(summary).toMatchObject({
      questions: 3,
      answered: 2,
      credit: { value: 1 / 3, n: 3 },
      accuracy: { value: 1 / 3, n: 3 },
    });
    expect(summary.marked.map(({ score }) => score.verdict)).toEqual([
      "correct",
      "not-sure",
      "wrong",
    ]);
  });

  test("leaves out what was not judged", () => {
    const whole = record("a", "p", 5, ["3", "4"]);
    expect(markedOf({ ...whole, scores: whole.scores.slice(0, 1) })).toHaveLength(1);
    expect(markedOf({ ...whole, predictions: [] })).toEqual([]);
  });
});

describe("scores made again", () => {
  test("are the scores that were kept", () => {
    const answers = fc.array(fc.option(fc.oneof(fc.nat(5).map(String), fc.string())), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(answers, (given) => {
        const whole = record("a", "p", 5, given);
        const kept = new Map(whole.scores.map((score) => [score.prediction, score]));
        const again = rescore(whole, (prediction) => kept.get(prediction) ?? null);
        expect([...again]).toEqual(
          whole.scores.map(({ prediction, score }) => [prediction, score]),
        );
      }),
    );
  });

  test("are unavailable without what Python did, and none for answers to other questions", () => {
    const whole = record("a", "p", 5, ["3", "3"]);
    const stray = whole.predictions.map((one, index) =>
      index === 0 ? one : { ...one, question: "another" },
    );
    const again = rescore({ ...whole, predictions: stray }, () => null);
    expect([...again.values()].map(({ verdict }) => verdict)).toEqual(["unavailable"]);
  });
});

describe("sets", () => {
  test("hold the attempts on one program, with the first and the best, latest set first", () => {
    const attempts = [
      record("late", "p", 30, ["3", "3", "4"]),
      record("first", "p", 10, ["4", "4", "4"]),
      record("best", "p", 20, ["3", "3", "3"]),
      record("other", "q", 40, ["3"]),
    ].map(summaryOf);
    const [other, set, ...rest] = setsOf(attempts);
    expect(rest).toEqual([]);
    expect(other?.programHash).toBe("q");
    expect(set?.attempts.map(({ attempt }) => attempt.id)).toEqual(["first", "best", "late"]);
    expect(set?.first.attempt.id).toBe("first");
    expect(set?.best.attempt.id).toBe("best");
  });

  test("of equal attempts the earlier is the best, and one that was not judged is never", () => {
    const unjudged = { ...record("a", "p", 1, ["3"]), scores: [] };
    const [set] = setsOf(
      [unjudged, record("b", "p", 2, ["4"]), record("c", "p", 3, ["4"])].map(summaryOf),
    );
    expect(set?.best.attempt.id).toBe("b");
  });
});

describe("groups", () => {
  test("hold each marked answer once for each of its keys", () => {
    const marked = markedOf(record("a", "p", 5, ["3", "4"]));
    const groups = groupsOf(marked, ({ question: { id }, concepts }) => [...concepts, id, "loops"]);
    expect(groups.map(({ key, marked: own }) => [key, own.length])).toEqual([
      ["loops", 2],
      ["counts-every-visit", 2],
      ["q1", 1],
      ["q2", 1],
    ]);
  });
});
