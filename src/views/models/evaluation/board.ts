import type { OpenEvaluation } from "../../../app/evaluations/session.ts";
import type { EvaluationCell, ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import type { Predictor } from "../../../core/evaluation/predictor.ts";
import { type CellSight, noSight, sightOf, standingOf, type Standing } from "./sight.ts";

/** What the board is made of. */
export type BoardState = Pick<OpenEvaluation, "items" | "scored" | "failed"> & {
  readonly evaluation: {
    readonly plan: { readonly predictors: readonly Predictor[]; readonly samples: number };
  };
};

/** What came of every item from every predictor. Items, predictors and samples are 0-based. */
export interface Board {
  readonly items: readonly EvaluationItem[];
  readonly predictors: readonly Predictor[];
  /** How many samples of an item a predictor was asked for, or gave. */
  samplesOf(item: number, predictor: number): number;
  sight(item: number, predictor: number, sample: number): CellSight;
  /** All samples of an item, in their order. */
  sights(item: number, predictor: number): readonly CellSight[];
  standing(item: number, predictor: number): Standing;
}

interface Kept {
  readonly board: Board;
  readonly items: readonly EvaluationItem[];
  readonly predictors: string;
  readonly samples: number;
  take(scored: readonly ScoredOutput[], failed: BoardState["failed"]): boolean;
}

/**
 * Keeps the board of one evaluation up to date: each state is taken in from where the one before ended, so that a tick costs what is new and not what is there. A board
 * that is another has something else in it.
 */
export function createBoardKeeper(): (state: BoardState) => Board {
  let kept: Kept | null = null;
  let shown: Board | null = null;
  return ({ items, scored, failed, evaluation: { plan } }) => {
    const predictors = plan.predictors.map(({ id, label }) => `${id} ${label}`).join("\n");
    const fits =
      kept !== null &&
      kept.items === items &&
      kept.predictors === predictors &&
      kept.samples === plan.samples;
    if (kept === null || !fits) {
      kept = createKept(items, plan.predictors, predictors, plan.samples);
      shown = null;
    }
    const changed = kept.take(scored, failed);
    if (changed || shown === null) shown = { ...kept.board };
    return shown;
  };
}

function createKept(
  items: readonly EvaluationItem[],
  predictors: readonly Predictor[],
  names: string,
  samples: number,
): Kept {
  const rows = new Map(items.map(({ id }, index) => [id, index]));
  const columns = new Map(predictors.map(({ id }, index) => [id, index]));
  const cells: CellSight[][] = [];
  let taken = 0;
  let last: ScoredOutput | undefined;
  let errors: BoardState["failed"] = [];

  const placeOf = (item: string, predictor: string): number => {
    const [row, column] = [rows.get(item), columns.get(predictor)];
    return row === undefined || column === undefined ? -1 : row * predictors.length + column;
  };
  const put = (place: number, sample: number, sight: CellSight): void => {
    const at = (cells[place] ??= []);
    while (at.length < sample) at.push(noSight);
    at[sample] = sight;
  };
  const putError = ({ cell, output }: FailedCell): void => {
    const place = placeOf(cell.item, cell.predictor);
    if (place >= 0) put(place, cell.sample, { kind: "error", output, failure: failureOf(cell) });
  };
  const sights = (item: number, predictor: number): readonly CellSight[] => {
    const at = cells[item * predictors.length + predictor] ?? [];
    return at.length >= samples
      ? at
      : [...at, ...Array.from({ length: samples - at.length }, () => noSight)];
  };

  const board: Board = {
    items,
    predictors,
    sights,
    samplesOf: (item, predictor) => sights(item, predictor).length,
    sight: (item, predictor, sample) => sights(item, predictor)[sample] ?? noSight,
    standing: (item, predictor) => standingOf(sights(item, predictor)),
  };
  return {
    board,
    items,
    predictors: names,
    samples,
    take(scored, failed) {
      const grown = scored.length >= taken && (taken === 0 || scored[taken - 1] === last);
      const sameErrors = areSame(failed, errors);
      if (grown && scored.length === taken && sameErrors) return false;
      // What is no longer as it was is read again from its beginning.
      const anew = !grown || !sameErrors;
      if (anew) {
        cells.length = 0;
        taken = 0;
      }
      for (const one of scored.slice(taken)) {
        const place = placeOf(one.output.item, one.output.predictor);
        if (place >= 0) put(place, one.output.sample, sightOf(one));
      }
      for (const one of anew ? failed : []) putError(one);
      taken = scored.length;
      last = scored.at(-1);
      errors = failed;
      return true;
    },
  };
}

type FailedCell = BoardState["failed"][number];

function areSame(some: BoardState["failed"], others: BoardState["failed"]): boolean {
  return (
    some === others ||
    (some.length === others.length &&
      some.every(
        ({ cell, output }, index) =>
          cell === others[index]?.cell && output === others[index].output,
      ))
  );
}

function failureOf({ state }: EvaluationCell): string {
  return state.kind === "error" ? state.failure : "";
}
