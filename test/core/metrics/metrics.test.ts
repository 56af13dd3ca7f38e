import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calibrationOf } from "../../../src/core/score/metrics/calibration.ts";
import { coherenceOf } from "../../../src/core/score/metrics/coherence.ts";
import { firstDivergenceOf } from "../../../src/core/score/metrics/divergence.ts";
import { metrics } from "../../../src/core/score/metrics/index.ts";
import type { Marked } from "../../../src/core/score/metrics/marked.ts";
import { metricIds, type MetricId } from "../../../src/core/score/metrics/metric.ts";
import { selectiveCurve } from "../../../src/core/score/metrics/selective.ts";
import { asked, marked, markedAnswers, scored } from "./arbitrary.ts";

function measure(id: MetricId, answers: readonly Marked[]) {
  const metric = metrics.find((each) => each.id === id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric.measure(answers, 1);
}

/** One share counted by hand: each answer is `yes`, `no` or not counted. */
function recount(answers: readonly Marked[], count: (one: Marked) => number | null) {
  let n = 0;
  let sum = 0;
  for (const one of answers) {
    const value = count(one);
    if (value === null) continue;
    n += 1;
    sum += value;
  }
  return { value: n === 0 ? null : sum / n, n };
}

function expectSame(
  measured: { readonly value: number | null; readonly n: number },
  counted: { readonly value: number | null; readonly n: number },
): void {
  expect(measured.n).toBe(counted.n);
  expect(measured.value === null).toBe(counted.value === null);
  expect(Math.abs((measured.value ?? 0) - (counted.value ?? 0))).toBeLessThan(1e-12);
}

const sharing = (part: number, rest: number) => (part + rest === 0 ? null : part / (part + rest));
const shareOf = (part: number, n: number) => ({ value: n === 0 ? null : part / n, n });
const isKnown = (one: Marked) => one.score.verdict !== "unavailable";
const right = (one: Marked) => (one.score.verdict === "correct" ? 1 : 0);

describe("the list of metrics", () => {
  test("holds each metric once, in the order of the ids", () => {
    expect(metrics.map(({ id }) => id)).toEqual(metricIds);
  });

  test("[M1] gives no value of nothing, and no interval", () => {
    for (const metric of metrics) {
      expect(metric.measure([], 1)).toMatchObject({ value: null, n: 0, interval: null });
    }
  });

  test("says the id of each metric, and gives values inside their intervals", () => {
    fc.assert(
      fc.property(markedAnswers, (answers) => {
        for (const metric of metrics) {
          const { metric: id, value, interval, n } = metric.measure(answers, 1);
          expect(id).toBe(metric.id);
          expect(value === null || n > 0).toBe(true);
          const most = metric.unit === "questions" ? Infinity : 1;
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(value ?? 0).toBeLessThanOrEqual(most);
          // What is drawn need not hold the value itself, though it nearly always does.
          const drawn = interval === null || interval.method === "bootstrap";
          const { low, high } = drawn ? { low: 0, high: most } : interval;
          expect(low).toBeLessThanOrEqual((value ?? 0) + 1e-9);
          expect(high).toBeGreaterThanOrEqual((value ?? 0) - 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("metrics agree with a plain re-count", () => {
  test("[M2] accuracy, credit, answered and accuracy of what was answered", () => {
    fc.assert(
      fc.property(markedAnswers, (answers) => {
        expectSame(
          measure("accuracy", answers),
          recount(answers, (one) => (isKnown(one) ? right(one) : null)),
        );
        expectSame(
          measure("credit", answers),
          recount(answers, (one) => (isKnown(one) ? (one.score.value ?? 0) : null)),
        );
        expectSame(
          measure("answered", answers),
          recount(answers, (one) => (isKnown(one) ? Number(one.score.value !== null) : null)),
        );
        expectSame(
          measure("accuracy-of-answered", answers),
          recount(answers, (one) => (one.score.value === null ? null : right(one))),
        );
      }),
    );
  });

  test("accuracy of the sure ones, and the curve that it lies on", () => {
    fc.assert(
      fc.property(markedAnswers, (answers) => {
        const sure = recount(answers, (one) =>
          one.score.value !== null &&
          (one.confidence === "certain" || one.confidence === "fairly-sure")
            ? right(one)
            : null,
        );
        expectSame(measure("accuracy-of-sure", answers), sure);
        const curve = selectiveCurve(answers);
        const point = curve.find(({ least }) => least === "fairly-sure");
        expectSame(point?.accuracy ?? sure, sure);
        const kept = curve.map((each) => each.kept);
        expect(kept).toEqual(kept.toSorted((one, other) => other - one));
        expect(kept[0] ?? 1).toBe(1);
      }),
    );
  });

  test("[M4] precision, recall, F1 and balance of covered lines", () => {
    fc.assert(
      fc.property(markedAnswers, (answers) => {
        let [truePositive, falsePositive, falseNegative, trueNegative] = [0, 0, 0, 0];
        for (const { question, truth, answer, score } of answers) {
          if (score.value === null || question.kind !== "coverage") continue;
          if (truth?.kind !== "coverage" || answer.kind !== "coverage") continue;
          for (const line of question.lines) {
            const ran = truth.ran.includes(line);
            const said = answer.ran.includes(line);
            if (ran && said) truePositive += 1;
            else if (said) falsePositive += 1;
            else if (ran) falseNegative += 1;
            else trueNegative += 1;
          }
        }
        const recall = sharing(truePositive, falseNegative);
        const specificity = sharing(trueNegative, falsePositive);
        const each = [recall, specificity].filter((value) => value !== null);
        const n = truePositive + falsePositive + falseNegative + trueNegative;
        expectSame(measure("coverage-precision", answers), {
          value: sharing(truePositive, falsePositive),
          n: truePositive + falsePositive,
        });
        expectSame(measure("coverage-recall", answers), {
          value: recall,
          n: truePositive + falseNegative,
        });
        expectSame(measure("coverage-f1", answers), {
          value: sharing(2 * truePositive, falsePositive + falseNegative),
          n,
        });
        expectSame(measure("coverage-balanced", answers), {
          value: each.length === 0 ? null : each.reduce((sum, one) => sum + one, 0) / each.length,
          n,
        });
      }),
      { numRuns: 50 },
    );
  });

  test("[M7] Brier's score, and the bins that it comes from", () => {
    const stated = { guess: 0.25, unsure: 0.5, "fairly-sure": 0.75, certain: 0.95 };
    fc.assert(
      fc.property(markedAnswers, (answers) => {
        const counted = recount(answers, (one) =>
          one.score.value === null || one.confidence === null
            ? null
            : (stated[one.confidence] - right(one)) ** 2,
        );
        expectSame(measure("brier", answers), counted);
        const calibration = calibrationOf(answers);
        expect(calibration.n).toBe(counted.n);
        let fromBins = 0;
        for (const bin of calibration.bins) {
          fromBins += bin.right * (bin.stated - 1) ** 2 + (bin.n - bin.right) * bin.stated ** 2;
        }
        expect(fromBins).toBeCloseTo((counted.value ?? 0) * counted.n, 9);
      }),
    );
  });

  test("coherence, from its four numbers", () => {
    fc.assert(
      fc.property(markedAnswers, (answers) => {
        const { bothRight, outputOnly, wayOnly, neither } = coherenceOf(answers);
        const all = bothRight + outputOnly + wayOnly + neither;
        expectSame(measure("coherence", answers), shareOf(bothRight + neither, all));
        expectSame(measure("lucky", answers), shareOf(outputOnly, bothRight + outputOnly));
        expectSame(measure("slip", answers), shareOf(wayOnly, bothRight + wayOnly));
      }),
    );
  });

  test("[M5] first divergence, as the right answers before the first that is not", () => {
    fc.assert(
      fc.property(markedAnswers, (answers) => {
        const attempts = new Set(
          answers.filter(({ score }) => score.value !== null).map(({ attempt }) => attempt),
        );
        let sum = 0;
        for (const attempt of attempts) {
          const graded = answers
            .filter((one) => one.attempt === attempt && one.score.value !== null)
            .toSorted(
              (one, other) =>
                one.question.reveals - other.question.reveals || right(other) - right(one),
            );
          const first = graded.findIndex((one) => right(one) === 0);
          sum += first < 0 ? graded.length : first;
        }
        expectSame(measure("first-divergence", answers), {
          value: attempts.size === 0 ? null : sum / attempts.size,
          n: attempts.size,
        });
      }),
    );
  });
});

describe("what metrics look at", () => {
  test("paths by their readings, and nothing else", () => {
    const path = { ...asked("p"), kind: "path" as const, frame: null, from: 1 };
    const reading = { ...scored(0.5, "partial"), readings: { prefix: 0.5, similarity: 0.8 } };
    const answers = [
      marked({ question: path, score: reading }),
      marked({ question: path }),
      marked({ question: { ...asked("n"), kind: "count" }, score: reading }),
    ];
    expect(measure("path-prefix", answers)).toMatchObject({ value: 0.5, n: 1 });
    expect(measure("path-similarity", answers)).toMatchObject({ value: 0.8, n: 1 });
  });

  test("[M5] a path diverges at the step of its first line that differs", () => {
    const path = { ...asked("p", 30), kind: "path" as const, frame: null, from: 1 };
    const early = marked({
      question: path,
      truth: { kind: "path", lines: [2, 3, 4], steps: [10, 11, 14] },
      score: { ...scored(0.6), divergence: { kind: "line", index: 2, step: 11 } },
    });
    const late = marked({ question: { ...asked("c", 20), kind: "count" }, score: scored(0) });
    const before = marked({ question: { ...asked("d", 12), kind: "count" }, score: scored(1) });
    expect(firstDivergenceOf([late, early, before])).toEqual({ agreed: 1, at: early });
  });

  test("[M6] a right output with something else not right on the way is lucky, the reverse a slip", () => {
    const output = { ...asked("o", 9), kind: "output" as const, scope: "run" as const };
    const count = { ...asked("c", 4), kind: "count" as const };
    const later = { ...asked("l", 12), kind: "count" as const };
    const attempt = (name: string, onOutput: number, onWay: number): readonly Marked[] => [
      marked({ question: output, score: scored(onOutput), attempt: name }),
      marked({ question: count, score: scored(onWay), attempt: name }),
      // Comes after the output, so it says nothing of the way to it.
      marked({ question: later, score: scored(0), attempt: name }),
    ];
    expect(
      coherenceOf([
        ...attempt("both", 1, 1),
        ...attempt("lucky", 1, 0),
        ...attempt("slip", 0, 1),
        ...attempt("none", 0, 0),
        ...attempt("none too", 0, 0),
      ]),
    ).toEqual({ bothRight: 1, outputOnly: 1, wayOnly: 1, neither: 2 });
  });

  test("whoever is always right and certain is nearly as sure as can be", () => {
    const answers = Array.from({ length: 11 }, (_, index) =>
      marked({
        question: { ...asked(`q${index}`), kind: "count" },
        score: scored(index < 8 ? 1 : 0),
        confidence: "certain",
      }),
    );
    const calibration = calibrationOf(answers);
    expect(calibration.bins.at(-1)).toMatchObject({ confidence: "certain", n: 11, right: 8 });
    expect(calibration.excess).toBeCloseTo(0.95 - 8 / 11, 12);
    expect(calibration.brierOfConstant).toBeCloseTo((8 / 11) * (3 / 11), 12);
  });

  test("[M2] questions whose truth is not known count neither for nor against", () => {
    const question = { ...asked("q"), kind: "count" as const };
    const unknown = marked({ question, score: scored(null, "unavailable") });
    const known = marked({ question, score: scored(1) });
    expect(measure("accuracy", [unknown, known])).toMatchObject({ value: 1, n: 1 });
  });
});
