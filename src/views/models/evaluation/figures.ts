import type { ExtractionState } from "../../../core/asking/extraction/extraction.ts";
import { type Counted, tallyOf } from "../../../core/asking/tally.ts";
import { type Predictor, type PredictorSort, sortOf } from "../../../core/evaluation/predictor.ts";
import type { Interval, Observation } from "../../../core/score/statistics/interval.ts";
import { shareInterval } from "../../../core/score/statistics/wilson.ts";
import type { Board } from "./board.ts";
import { type CellSight, isNotSure, isRight, isUnavailable } from "./sight.ts";

/** What one predictor's answers come to. Counts are of cells, shares from 0 to 1. */
export interface PredictorFigures {
  readonly predictor: Predictor;
  readonly sort: PredictorSort;
  /** Why it stands in no ranking; null when it does. */
  readonly unranked: Unranked | null;
  /** All cells of it, and those that were asked. */
  readonly total: number;
  readonly asked: number;
  /** Of answers from elsewhere: cells that they leave out, which count as wrong. */
  readonly missing: number;
  /** Cells whose truth is known: what the headline is over. */
  readonly over: number;
  readonly right: number;
  /** Null: withheld while errors are open, or there is nothing yet. */
  readonly headline: number | null;
  readonly withheld: boolean;
  readonly interval: Interval | null;
  readonly programs: number;
  readonly ofParsed: number | null;
  readonly lenient: number | null;
  readonly notSure: number;
  readonly unavailable: number;
  readonly counts: { readonly [state in ExtractionState]: number };
  readonly unparsed: number | null;
}

/** Why a predictor stands in no ranking of models. */
export type Unranked = "no-model" | "not-identified";

/** Why a predictor stands in no ranking: it is no model, or nobody knows which; null when it is a model that can be named. */
function unrankedOf(predictor: Predictor): Unranked | null {
  if (sortOf(predictor) !== "model") return "no-model";
  return predictor.source.kind === "prompt-api" ? "not-identified" : null;
}

/** What all predictors have come to, in the order of the plan. */
export function figuresOf(board: Board, errorsAreWrong: boolean): readonly PredictorFigures[] {
  return board.predictors.map((_, index) => figuresOfOne(board, index, errorsAreWrong));
}

function figuresOfOne(board: Board, index: number, errorsAreWrong: boolean): PredictorFigures {
  const predictor = board.predictors[index];
  if (predictor === undefined) throw new RangeError(`no predictor ${index}`);
  const missingIsWrong = predictor.source.kind === "brought";
  const counted: Counted[] = [];
  const observations: Observation[] = [];
  const sums = { total: 0, asked: 0, missing: 0, right: 0, lenient: 0, notSure: 0, unavailable: 0 };
  board.items.forEach((item, row) => {
    for (const sight of board.sights(row, index)) {
      sums.total += 1;
      if (sight.kind === "none" && !missingIsWrong) continue;
      if (sight.kind === "none") sums.missing += 1;
      else sums.asked += 1;
      if (isNotSure(sight)) sums.notSure += 1;
      if (isUnavailable(sight)) {
        sums.unavailable += 1;
        continue;
      }
      const value = isRight(sight) ? 1 : 0;
      sums.right += value;
      if (sight.kind === "reply" && (value === 1 || sight.scored.lenient)) sums.lenient += 1;
      if (sight.kind !== "none") counted.push({ state: stateOf(sight), value, unavailable: false });
      observations.push({ value, cluster: item.program });
    }
  });
  const tally = tallyOf(counted, errorsAreWrong);
  const over = observations.length;
  const withheld = !errorsAreWrong && tally.counts.error > 0;
  const hidden = withheld || over === 0;
  return {
    predictor,
    sort: sortOf(predictor),
    unranked: unrankedOf(predictor),
    ...sums,
    over,
    headline: hidden ? null : sums.right / over,
    withheld,
    interval: hidden ? null : shareInterval(observations),
    programs: new Set(observations.map(({ cluster }) => cluster)).size,
    ofParsed: tally.ofParsed,
    lenient: hidden ? null : sums.lenient / over,
    counts: tally.counts,
    unparsed: tally.unparsed,
  };
}

function stateOf(sight: CellSight): ExtractionState {
  return sight.kind === "reply" ? sight.scored.reading.extraction.state : "error";
}

/** The predictors that can be ranked, best first, those without a headline last; and the others in the order of the plan. */
export function rankedFigures(figures: readonly PredictorFigures[]): {
  readonly ranked: readonly PredictorFigures[];
  readonly others: readonly PredictorFigures[];
} {
  const ranked = figures
    .filter(({ unranked }) => unranked === null)
    .toSorted((one, other) => (other.headline ?? -1) - (one.headline ?? -1));
  return { ranked, others: figures.filter(({ unranked }) => unranked !== null) };
}
