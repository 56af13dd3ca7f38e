import { describe, expect, test } from "vitest";
import { type BoardState, createBoardKeeper } from "../../../src/views/models/evaluation/board.ts";
import { figuresOf, rankedFigures } from "../../../src/views/models/evaluation/figures.ts";
import { madeFailure, madeItems, madeModel, madeScored } from "./made.ts";

const items = madeItems(12);
const [a, b] = [madeModel("a"), madeModel("b")];

function stateOf(part: Partial<BoardState>, samples = 1): BoardState {
  return {
    items,
    scored: [],
    failed: [],
    evaluation: { plan: { predictors: [a, b], samples } },
    ...part,
  };
}

function itemAt(index: number) {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
}

describe("the board of an evaluation", () => {
  test("takes in what is new, and stays the same where nothing is", () => {
    const keep = createBoardKeeper();
    const scored = [madeScored(itemAt(0), "a")];
    const before = keep(stateOf({ scored }));
    expect(keep(stateOf({ scored }))).toBe(before);
    scored.push(madeScored(itemAt(1), "b", { verdict: "wrong" }));
    const after = keep(stateOf({ scored }));
    expect(after).not.toBe(before);
    expect([after.standing(0, 0), after.standing(1, 1), after.standing(1, 0)]).toEqual([
      "right",
      "wrong",
      "none",
    ]);
  });

  test("reads a cell once, however often it is drawn", () => {
    const keep = createBoardKeeper();
    const reads: number[] = [];
    const scored = Array.from({ length: 12 }, (_, index) => {
      const one = madeScored(itemAt(index), "a");
      return Object.defineProperty({ ...one }, "output", {
        get: () => {
          reads.push(index);
          return one.output;
        },
      });
    });
    keep(stateOf({ scored: scored.slice(0, 11) }));
    const before = reads.filter((index) => index < 11).length;
    keep(stateOf({ scored }));
    expect(reads.filter((index) => index < 11)).toHaveLength(before);
    expect(reads).toContain(11);
  });

  test("shows an error while it stands, nothing while it is asked again, and then the reply", () => {
    const keep = createBoardKeeper();
    const gone = madeScored(itemAt(0), "a", { failed: true });
    const failed = [madeFailure(itemAt(0), "a")];
    expect(keep(stateOf({ scored: [gone], failed })).standing(0, 0)).toBe("error");
    expect(keep(stateOf({ scored: [gone], failed: [] })).standing(0, 0)).toBe("none");
    const scored = [gone, madeScored(itemAt(0), "a")];
    expect(keep(stateOf({ scored, failed: [] })).standing(0, 0)).toBe("right");
  });

  test("tells samples that differ from those that stand alike", () => {
    const scored = [
      madeScored(itemAt(0), "a", { sample: 1, verdict: "wrong" }),
      madeScored(itemAt(0), "a"),
      madeScored(itemAt(1), "a", { verdict: "wrong" }),
      madeScored(itemAt(1), "a", { sample: 1, verdict: "wrong" }),
    ];
    const board = createBoardKeeper()(stateOf({ scored }, 2));
    expect([board.standing(0, 0), board.standing(1, 0), board.standing(2, 0)]).toEqual([
      "mixed",
      "wrong",
      "none",
    ]);
    expect(board.sights(0, 0)).toHaveLength(2);
  });

  test("begins anew when somebody is added", () => {
    const keep = createBoardKeeper();
    const scored = [madeScored(itemAt(0), "a")];
    keep(stateOf({ scored }));
    const plan = { predictors: [a, b, madeModel("c")], samples: 1 };
    const more = [...scored, madeScored(itemAt(0), "c", { verdict: "wrong" })];
    const board = keep(stateOf({ scored: more, evaluation: { plan } }));
    expect([0, 1, 2].map((index) => board.standing(0, index))).toEqual(["right", "none", "wrong"]);
  });
});

describe("the figures of a predictor", () => {
  test("[V6] are over all items, with those of the parsed ones beside them", () => {
    const scored = [
      madeScored(itemAt(0), "a"),
      madeScored(itemAt(1), "a", { verdict: "wrong" }),
      madeScored(itemAt(2), "a", {
        verdict: "unreadable",
        extraction: { state: "unparsed", why: "ambiguous", rung: null, span: null },
      }),
      madeScored(itemAt(3), "a", { verdict: "wrong-type", lenient: true }),
    ];
    const [figures] = figuresOf(createBoardKeeper()(stateOf({ scored })), false);
    expect(figures).toMatchObject({ headline: 1 / 4, ofParsed: 1 / 3, lenient: 2 / 4, asked: 4 });
    expect(figures?.counts).toMatchObject({ ok: 3, unparsed: 1 });
  });

  test("[V6] have no headline while an error is open, unless errors count as wrong", () => {
    const scored = [madeScored(itemAt(0), "a")];
    const failed = [madeFailure(itemAt(1), "a")];
    const board = createBoardKeeper()(stateOf({ scored, failed }));
    expect(figuresOf(board, false)[0]).toMatchObject({ headline: null, withheld: true });
    expect(figuresOf(board, true)[0]).toMatchObject({ headline: 1 / 2, withheld: false });
    expect(figuresOf(board, false)[1]?.withheld).toBe(false);
  });

  test("[V6] leave out what has no truth", () => {
    const scored = [
      madeScored(itemAt(0), "a"),
      madeScored(itemAt(1), "a", { verdict: "unavailable" }),
    ];
    const board = createBoardKeeper()(stateOf({ scored }));
    expect(figuresOf(board, false)[0]).toMatchObject({ headline: 1, over: 1, unavailable: 1 });
  });

  test("count what an imported file leaves out as wrong, and say how many", () => {
    const brought = { ...a, source: { kind: "brought", from: "answers.jsonl" } } as const;
    const scored = items.slice(0, 6).map((item) => madeScored(item, "a"));
    const plan = { predictors: [brought], samples: 1 };
    const board = createBoardKeeper()(stateOf({ scored, evaluation: { plan } }));
    expect(figuresOf(board, false)[0]).toMatchObject({ headline: 0.5, missing: 6, asked: 6 });
  });

  test("have an interval that is wider when items share programs", () => {
    const shared = madeItems(40, 4);
    const answers = (of: readonly (typeof shared)[number][]) =>
      of.map((item, index) =>
        madeScored(item, "a", { verdict: Math.floor(index / 4) % 2 === 0 ? "correct" : "wrong" }),
      );
    const width = (of: typeof shared) => {
      const board = createBoardKeeper()(stateOf({ items: of, scored: answers(of) }));
      const interval = figuresOf(board, false)[0]?.interval;
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    expect(width(shared)).toBeGreaterThan(width(madeItems(40)) * 1.5);
  });

  test("rank models that can be named, and nobody else", () => {
    const player = {
      id: "p",
      label: "P",
      source: { kind: "player", spec: { player: "noisy", wrong: 0, seed: 1 } },
    } as const;
    const browser = {
      id: "q",
      label: "Q",
      source: { kind: "prompt-api", browser: "156" },
    } as const;
    const scored = [
      madeScored(itemAt(0), "a", { verdict: "wrong" }),
      ...["b", "p", "q"].map((who) => madeScored(itemAt(0), who)),
    ];
    const plan = { predictors: [a, player, b, browser], samples: 1 };
    const board = createBoardKeeper()(stateOf({ scored, evaluation: { plan } }));
    const { ranked, others } = rankedFigures(figuresOf(board, false));
    expect(ranked.map(({ predictor }) => predictor.id)).toEqual(["b", "a"]);
    expect(others.map(({ predictor, unranked }) => [predictor.id, unranked])).toEqual([
      ["p", "no-model"],
      ["q", "not-identified"],
    ]);
  });
});
