import { describe, expect, test } from "vitest";
import { createBoardKeeper } from "../../../src/views/models/evaluation/board.ts";
import {
  filtersOf,
  type ItemFilter,
  type ItemOrder,
  type ItemWish,
  noWish,
  rowsOf,
} from "../../../src/views/models/evaluation/filters.ts";
import { moveOf } from "../../../src/views/models/evaluation/moves.ts";
import type { ScoredOutput } from "../../../src/core/evaluation/evaluation.ts";
import { madeFailure, madeItems, madeModel, madeScored } from "./made.ts";

const items = madeItems(6, 2);
const predictors = [madeModel("a"), madeModel("b")];
const asked: ItemOrder = { by: "asked", backwards: false };

/** Items 0 to 5: both right, only A, only B, both wrong, A unparsed and B in error, not asked. */
function madeBoard() {
  const scored: ScoredOutput[] = [];
  const failed: ReturnType<typeof madeFailure>[] = [];
  const put = (index: number, ofA: boolean, ofB: boolean) => {
    const item = items[index];
    if (item === undefined) throw new RangeError(`no item ${index}`);
    scored.push(
      madeScored(item, "a", { verdict: ofA ? "correct" : "wrong", answer: `A said ${index}` }),
      madeScored(item, "b", { verdict: ofB ? "correct" : "wrong", answer: "b" }),
    );
  };
  put(0, true, true);
  put(1, true, false);
  put(2, false, true);
  put(3, false, false);
  const [fifth] = items.slice(4);
  if (fifth !== undefined) {
    scored.push(
      madeScored(fifth, "a", {
        verdict: "unreadable",
        extraction: { state: "unparsed", why: "no-answer", rung: null, span: null },
      }),
    );
    failed.push(madeFailure(fifth, "b"));
  }
  return createBoardKeeper()({
    items,
    scored,
    failed,
    evaluation: { plan: { predictors, samples: 1 } },
  });
}

const rows = (wish: Partial<ItemWish>, order = asked) =>
  rowsOf(madeBoard(), { ...noWish, ...wish }, order, (item) => `text of ${item}`);

describe("the items that are listed", () => {
  test.each<readonly [ItemFilter, readonly number[]]>([
    ["all", [0, 1, 2, 3, 4, 5]],
    ["all-right", [0]],
    ["all-wrong", [3]],
    ["disagree", [1, 2]],
    ["only a", [1]],
    ["only b", [2]],
    ["state unparsed", [4]],
    ["state error", [4]],
    ["state none", [5]],
    ["state truncated", []],
  ])("of the filter %s", (filter, expected) => {
    expect(rows({ filter })).toEqual(expected);
  });

  test("are those of a program, or a kind", () => {
    expect(rows({ program: "program 1" })).toEqual([2, 3]);
    expect(rows({ kind: "count" })).toHaveLength(6);
    expect(rows({ kind: "path" })).toEqual([]);
  });

  test("are found by their words and by answers, in small letters or large ones", () => {
    expect(rows({ text: " Text of 3 " })).toEqual([3]);
    expect(rows({ text: "a SAID 2" })).toEqual([2]);
  });

  test("are sorted by how they stand with one predictor, worst first", () => {
    expect(rows({}, { by: 0, backwards: false })).toEqual([2, 3, 4, 5, 0, 1]);
    expect(rows({}, { by: 0, backwards: true })).toEqual([1, 0, 5, 4, 3, 2]);
  });

  test("keep the order in which they are asked among those of one name", () => {
    expect(rows({}, { by: "title", backwards: false })).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("are offered filters for each predictor only where there are several", () => {
    expect(filtersOf(predictors, 1).map(([filter]) => filter)).toContain("only b");
    const alone = filtersOf(predictors.slice(0, 1), 1).map(([filter]) => filter);
    expect(alone).not.toContain("disagree");
    expect(alone).not.toContain("state mixed");
    expect(filtersOf(predictors, 3).map(([filter]) => filter)).toContain("state mixed");
  });

  test("of ten thousand with two predictors are found in the time of a frame or a few", () => {
    const many = madeItems(10_000, 10);
    const scored = many.flatMap((item, index) => [
      madeScored(item, "a", { verdict: index % 3 === 0 ? "wrong" : "correct" }),
      madeScored(item, "b", { verdict: index % 5 === 0 ? "wrong" : "correct" }),
    ]);
    const keep = createBoardKeeper();
    const board = keep({
      items: many,
      scored,
      failed: [],
      evaluation: { plan: { predictors, samples: 1 } },
    });
    const before = performance.now();
    const found = rowsOf(board, { ...noWish, filter: "disagree" }, asked, () => "");
    expect(performance.now() - before).toBeLessThan(500);
    expect(found).toHaveLength(4_000);
  });
});

describe("the keys of the table", () => {
  test("lead from cell to cell and never out of it", () => {
    const from = { row: 1, column: 0 };
    expect(moveOf("ArrowDown", from, 3, 2)).toEqual({ row: 2, column: 0 });
    expect(moveOf("PageDown", from, 3, 2)).toEqual({ row: 2, column: 0 });
    expect(moveOf("ArrowRight", from, 3, 2)).toEqual({ row: 1, column: 1 });
    expect(moveOf("ArrowLeft", from, 3, 2)).toEqual(from);
    expect(moveOf("End", from, 3, 2)).toEqual({ row: 2, column: 0 });
    expect(moveOf("a", from, 3, 2)).toBeNull();
    expect(moveOf("ArrowDown", from, 0, 2)).toBeNull();
  });
});
