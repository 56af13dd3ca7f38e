import { describe, expect, test } from "vitest";
import {
  type Answers,
  participantsOf,
} from "../../../../src/core/evaluation/analysis/participant.ts";
import { analyse } from "../../../../src/core/evaluation/analysis/analysis.ts";
import { peopleOf } from "../../../../src/core/evaluation/analysis/people.ts";
import type { AttemptRecord } from "../../../../src/core/attempt/record.ts";
import type { Confidence } from "../../../../src/core/prediction/prediction.ts";
import type { CoverageQuestion } from "../../../../src/core/question/question.ts";
import { wholly } from "../../../../src/core/score/statistics/sliced.ts";
import { scored as scoreOf } from "../../metrics/arbitrary.ts";
import { itemOn, predictor, scoredOn } from "./scored.ts";

const items = ["p", "q", "r"].map(itemOn);
const [p, q, r] = items;
if (p === undefined || q === undefined || r === undefined) throw new RangeError("three items");

function answers(part: Partial<Answers>): Answers {
  return {
    predictors: [predictor("a")],
    items,
    samples: 1,
    scored: [],
    failed: [],
    unknown: new Set(),
    errorsAreWrong: false,
    ...part,
  };
}

const outcomes = (part: Partial<Answers>) =>
  participantsOf(answers(part))[0]?.responses.map(({ item, outcome }) => `${item} ${outcome}`);

describe("[N3] what counts", () => {
  test("is the later reply to a cell, and an error never replaces one", () => {
    const given = [
      scoredOn(p, { state: "error", right: null }),
      scoredOn(p, { right: false }),
      scoredOn(p),
      scoredOn(p, { state: "error", right: null }),
    ];
    expect(outcomes({ scored: given })).toEqual(["p/q right"]);
    expect(participantsOf(answers({ scored: given }))[0]?.errors).toBe(0);
  });

  test("is no error, until somebody counts errors as wrong", () => {
    const part = {
      scored: [scoredOn(p), scoredOn(q, { state: "error", right: null })],
      failed: [
        { predictor: "a", item: "q/q", sample: 0 },
        { predictor: "a", item: "r/q", sample: 0 },
        { predictor: "b", item: "r/q", sample: 0 },
      ],
    };
    const [one] = participantsOf(answers(part));
    expect([one?.responses.length, one?.errors]).toEqual([1, 2]);
    expect(outcomes({ ...part, errorsAreWrong: true })).toEqual([
      "p/q right",
      "q/q none",
      "r/q none",
    ]);
  });

  test("is nothing on an item whose truth is not known", () => {
    const [one] = participantsOf(
      answers({
        scored: [scoredOn(p, { unavailable: true }), scoredOn(q)],
        unknown: new Set(["p/q"]),
        failed: [{ predictor: "a", item: "p/q", sample: 0 }],
      }),
    );
    expect(one).toMatchObject({ errors: 0, unknown: 1, cells: 2 });
    expect(one?.responses.map(({ item }) => item)).toEqual(["q/q"]);
  });

  test("is what brought answers leave out, as wrong; what was asked and is to come is not", () => {
    const scored = [scoredOn(p)];
    expect(outcomes({ scored })).toHaveLength(1);
    expect(outcomes({ scored, predictors: [predictor("a", true)] })).toEqual([
      "p/q right",
      "q/q none",
      "r/q none",
    ]);
  });
});

describe("[N5] metrics of questions", () => {
  test("are those of people's attempts, all answers on one program and sample one attempt", () => {
    const scored = items.flatMap((item) => [
      scoredOn(item),
      scoredOn(item, { sample: 1, right: false }),
    ]);
    const participants = participantsOf(answers({ scored, samples: 2 }));
    const { figures } = wholly(analyse({ participants, scored, benchmark: () => null }));
    const found = new Map(figures[0]?.metrics.map(({ metric, figure }) => [metric, figure]));
    expect(found.get("accuracy")).toMatchObject({ value: 1 / 2, n: 6, programs: 3 });
    // Lines: each right answer says 1 of {1}; each wrong one 1 and 2 of {1}.
    expect(found.get("coverage-precision")).toMatchObject({ value: 6 / 9, n: 9 });
    expect(found.get("coverage-recall")).toMatchObject({ value: 1 });
    expect(found.get("coverage-f1")).toMatchObject({ value: 12 / 15 });
    expect(found.get("coverage-balanced")).toMatchObject({ value: (1 + 1 / 2) / 2 });
    expect(found.get("first-divergence")).toMatchObject({ n: 6, of: "attempts" });
    expect(found.has("brier")).toBe(false);
  });
});

test("[N15] figures come in slices, the same however they are taken", () => {
  const scored = items.flatMap((item) => [scoredOn(item), scoredOn(item, { predictor: "b" })]);
  const participants = participantsOf(
    answers({ scored, predictors: [predictor("a"), predictor("b")] }),
  );
  const work = analyse({ participants, scored, benchmark: () => null });
  let stops = 0;
  let step = work.next();
  for (; step.done !== true; step = work.next()) stops += 1;
  expect(stops).toBeGreaterThan(20);
  expect(step.value).toEqual(wholly(analyse({ participants, scored, benchmark: () => null })));
});

/** An attempt on the item of a program, answered right or not. */
function attempt(
  program: string,
  startedMs: number,
  right: boolean,
  part: { readonly lines?: readonly number[]; readonly confidence?: Confidence } = {},
): AttemptRecord {
  const { asked } = itemOn(program);
  if (asked.kind !== "question" || asked.question.kind !== "coverage") {
    throw new TypeError("a question on lines");
  }
  const id = `${program} ${startedMs}`;
  const question: CoverageQuestion = {
    ...asked.question,
    reason: "chosen",
    lines: part.lines ?? asked.question.lines,
  };
  return {
    attempt: {
      id,
      title: program,
      concepts: [],
      program: asked.program,
      programHash: program,
      mode: "practice",
      options: { seed: 1, size: 1, kinds: ["coverage"], help: "empty", chosen: [] },
      items: [question],
      startedMs,
      finishedMs: null,
      versions: { python: "", app: "" },
    },
    predictions: [
      {
        id: `${id} answer`,
        attempt: id,
        question: question.id,
        raw: { form: "plain", text: right ? "1" : "1 2" },
        confidence: part.confidence ?? null,
        why: "",
        committedMs: startedMs,
        tookMs: 1,
      },
    ],
    scores: [
      {
        prediction: `${id} answer`,
        attempt: id,
        score: scoreOf(right ? 1 : 0.5, right ? "correct" : "partial"),
        truth: { kind: "coverage", ran: [1] },
        truthText: "1",
        rule: "loop-iterates",
        evidence: null,
      },
    ],
  };
}

describe("[N4] people", () => {
  test("are one row with the first answer to each item, whatever the order of the records", () => {
    const people = peopleOf(
      [
        attempt("p", 20, true),
        attempt("p", 10, false),
        attempt("q", 30, true, { confidence: "certain" }),
      ],
      items,
      "People",
    );
    expect(people).toMatchObject({ sort: "people", label: "People", cells: 2 });
    expect(people?.responses.map(({ item, outcome }) => `${item} ${outcome}`)).toEqual([
      "p/q wrong",
      "q/q right",
    ]);
    expect([...(people?.responses[1]?.confidences ?? [])]).toEqual([["words", 0.95]]);
  });

  test("are not taken for answering an item that only has the same name", () => {
    const other = attempt("p", 1, true, { lines: [1, 2, 3] });
    expect(peopleOf([other], items, "People")).toBeNull();
    expect(peopleOf([attempt("elsewhere", 1, true)], items, "People")).toBeNull();
  });
});
