import { describe, expect, test } from "vitest";
import { summaryOf, type AttemptSummary } from "../../../src/core/attempt/summary.ts";
import { divergencesOf } from "../../../src/views/results/divergences.ts";
import { asked, marked, scored } from "../../core/metrics/arbitrary.ts";

/** An attempt with `right` right answers, then a wrong one about line 2, unless it is whole. */
function summary(id: string, right: number, isWhole = false): AttemptSummary {
  const answers = Array.from({ length: right + (isWhole ? 0 : 1) }, (_, index) =>
    marked({
      question: { ...asked(`q${index}`, index), kind: "count" },
      score: scored(index < right ? 1 : 0),
      attempt: id,
    }),
  );
  const empty = summaryOf({
    attempt: {
      id,
      title: "Total",
      concepts: [],
      program: { source: "x = 1\n    y = 2\n", stdin: [], seed: 0 },
      programHash: "0",
      mode: "practice",
      options: { seed: 1, size: 5, kinds: [], help: "empty", chosen: [] },
      items: [],
      startedMs: 0,
      finishedMs: null,
      versions: { python: "", app: "" },
    },
    predictions: [],
    scores: [],
  });
  return { ...empty, marked: answers };
}

describe("where attempts first leave Python", () => {
  test("is counted by right answers before it, with those that never do in a row of their own", () => {
    const { rows, agreed, whole } = divergencesOf([
      summary("a", 0),
      summary("b", 2),
      summary("c", 2),
      summary("d", 3, true),
    ]);
    expect(rows.map(({ label, attempts }) => [label, attempts])).toEqual([
      ["none", 1],
      ["1", 0],
      ["2", 2],
      ["all: it never does", 1],
    ]);
    expect([agreed, whole]).toEqual([[0, 2, 2], 1]);
  });

  test("puts many right answers into one row", () => {
    const { rows } = divergencesOf([summary("a", 30), summary("b", 8)]);
    expect(rows.at(-1)).toMatchObject({ label: "8 or more", attempts: 2 });
  });

  test("names the line with its text and how many attempts left there", () => {
    expect(divergencesOf([summary("a", 1), summary("b", 2)]).places).toMatchObject([
      { line: 2, text: "y = 2", attempts: 2 },
    ]);
  });

  test("of attempts without a grade is nothing", () => {
    expect(divergencesOf([{ ...summary("a", 1), marked: [] }])).toEqual({
      rows: [],
      agreed: [],
      whole: 0,
      places: [],
    });
  });
});
