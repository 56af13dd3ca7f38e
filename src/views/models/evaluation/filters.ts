import type { TaskKind } from "../../../core/benchmark/task.ts";
import type { Predictor } from "../../../core/evaluation/predictor.ts";
import type { Board } from "./board.ts";
import { type CellSight, isNotSure, isRight, type Standing, standings } from "./sight.ts";

/** Which items are listed. `only`: right with this predictor (by its id) and with no other. `state`: with a cell of this kind. */
export type ItemFilter =
  | "all"
  | "all-right"
  | "all-wrong"
  | "disagree"
  | `only ${string}`
  | `state ${CellState}`;

/** What cells can be looked for. */
export type CellState =
  | "unparsed"
  | "truncated"
  | "refused"
  | "empty"
  | "error"
  | "repaired"
  | "not-sure"
  | "mixed"
  | "unavailable"
  | "none";

const cellStates: readonly (readonly [state: CellState, words: string])[] = [
  ["unparsed", "With an unparsed reply"],
  ["truncated", "With a truncated reply"],
  ["refused", "With a refusal"],
  ["empty", "With an empty reply"],
  ["error", "With an error"],
  ["repaired", "With a repaired reply"],
  ["not-sure", "With a “not sure”"],
  ["mixed", "With samples that differ"],
  ["unavailable", "Truth not known"],
  ["none", "Not asked yet"],
];

/** Everything that narrows the list of items; null and "" let all through. */
export interface ItemWish {
  readonly filter: ItemFilter;
  readonly kind: TaskKind | null;
  /** As in the items. */
  readonly program: string | null;
  readonly text: string;
}

/** What lets all items through. */
export const noWish: ItemWish = { filter: "all", kind: null, program: null, text: "" };

/** By what items are sorted: as they are asked, by their names, or by how they stand with the predictor of that index (0-based), worst first. */
export interface ItemOrder {
  readonly by: "asked" | "title" | number;
  readonly backwards: boolean;
}

/** The filters that can make a difference for these predictors, each with its words. */
export function filtersOf(
  predictors: readonly Predictor[],
  samples: number,
): readonly (readonly [filter: ItemFilter, words: string])[] {
  const several = predictors.length > 1;
  return [
    ["all", "All items"],
    ["all-right", several ? "All right" : "Right"],
    ["all-wrong", several ? "All wrong" : "Not right"],
    ...(several
      ? [
          ["disagree", "They disagree"] as const,
          ...predictors.map(({ id, label }) => [`only ${id}`, `Only ${label} right`] as const),
        ]
      : []),
    ...cellStates
      .filter(([state]) => state !== "mixed" || samples > 1)
      .map(([state, words]) => [`state ${state}`, words] as const),
  ];
}

/**
 * The items (0-based) that are let through, in their order. `textOf` gives what is searched of an item besides its answers. An item is right with a predictor when each of its
 * samples is; items that were not asked are neither right nor wrong.
 */
export function rowsOf(
  board: Board,
  wish: ItemWish,
  order: ItemOrder,
  textOf: (item: number) => string,
): readonly number[] {
  const passes = passesOf(board, wish.filter);
  const sought = wish.text.trim().toLowerCase();
  const rows: number[] = [];
  board.items.forEach(({ kind, program }, item) => {
    if (wish.kind !== null && kind !== wish.kind) return;
    if (wish.program !== null && program !== wish.program) return;
    if (!passes(item)) return;
    if (sought !== "" && !textOf(item).includes(sought) && !answers(board, item, sought)) return;
    rows.push(item);
  });
  return sorted(board, rows, order);
}

function passesOf(board: Board, filter: ItemFilter): (item: number) => boolean {
  const columns = board.predictors.map((_, index) => index);
  const standing = (item: number, column: number) => verdictOf(board.standing(item, column));
  if (filter === "all") return () => true;
  if (filter === "all-right") {
    return (item) => columns.every((column) => standing(item, column) === "right");
  }
  if (filter === "all-wrong") {
    return (item) => columns.every((column) => standing(item, column) === "wrong");
  }
  if (filter === "disagree") {
    return (item) => {
      const known = columns.map((column) => standing(item, column)).filter((one) => one !== null);
      return known.includes("right") && known.includes("wrong");
    };
  }
  const [kind, name] = [
    filter.slice(0, filter.indexOf(" ")),
    filter.slice(filter.indexOf(" ") + 1),
  ];
  if (kind === "only") {
    const mine = board.predictors.findIndex(({ id }) => id === name);
    return (item) =>
      columns.every((column) => standing(item, column) === (column === mine ? "right" : "wrong"));
  }
  return (item) =>
    columns.some((column) => {
      if (name === "mixed") return board.standing(item, column) === "mixed";
      return board.sights(item, column).some((sight) => isOfState(sight, name));
    });
}

/** Right, wrong, or null where nobody can tell yet. */
function verdictOf(standing: Standing): "right" | "wrong" | null {
  if (standing === "right") return "right";
  return standing === "none" || standing === "unavailable" || standing === "error" ? null : "wrong";
}

function isOfState(sight: CellSight, state: string): boolean {
  if (sight.kind === "none") return state === "none";
  if (sight.kind === "error") return state === "error";
  if (state === "not-sure") return isNotSure(sight);
  if (state === "unavailable") return sight.scored.score.verdict === "unavailable";
  return sight.scored.reading.extraction.state === state;
}

function answers(board: Board, item: number, sought: string): boolean {
  return board.predictors.some((_, column) =>
    board
      .sights(item, column)
      .some(
        (sight) =>
          sight.kind === "reply" && (sight.scored.answer ?? "").toLowerCase().includes(sought),
      ),
  );
}

function sorted(board: Board, rows: number[], { by, backwards }: ItemOrder): readonly number[] {
  const keyed =
    by === "asked"
      ? rows
      : typeof by === "number"
        ? byKey(rows, (item) => worth(board, item, by))
        : rows.toSorted((one, other) => compareTitles(board, one, other));
  return backwards ? keyed.toReversed() : keyed;
}

function byKey(rows: readonly number[], keyOf: (item: number) => number): number[] {
  return rows
    .map((item) => ({ item, key: keyOf(item) }))
    .toSorted((one, other) => one.key - other.key || one.item - other.item)
    .map(({ item }) => item);
}

/** How well an item stands; of several samples the share that is right decides among those that differ. */
function worth(board: Board, item: number, column: number): number {
  const standing = board.standing(item, column);
  const place = standings.indexOf(standing);
  if (standing !== "mixed") return place;
  const sights = board.sights(item, column);
  return place + (0.9 * sights.filter(isRight).length) / sights.length;
}

function compareTitles(board: Board, one: number, other: number): number {
  const [first, second] = [board.items[one], board.items[other]];
  if (first === undefined || second === undefined) return 0;
  return first.title === second.title ? one - other : first.title < second.title ? -1 : 1;
}
