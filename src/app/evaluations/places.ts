import { reclaimed } from "../../core/asking/cell.ts";
import type { EvaluationCell, Output } from "../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../core/evaluation/item.ts";
import type { EvaluationPlan } from "../../core/evaluation/plan.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import type { KeptCells } from "../../store/evaluations/verbs.ts";

/** One item that one predictor is asked once, and how that stands. */
export interface Place {
  readonly predictor: string;
  readonly item: EvaluationItem;
  /** 0-based. */
  readonly sample: number;
  /** Null until it is asked for the first time: only then it is known what exactly is asked. */
  cell: EvaluationCell | null;
  /** What came of it; null until then. */
  output: Output | null;
}

/** How a place stands. */
export function standing({ cell }: Place): "todo" | "inflight" | "done" | "error" {
  return cell === null ? "todo" : cell.state.kind;
}

/** The name of a place. */
export function placeName(of: {
  readonly predictor: string;
  readonly item: string;
  readonly sample: number;
}): string {
  return `${of.predictor} ${of.sample} ${of.item}`;
}

/**
 * All places of an evaluation by predictor, in the order in which they are asked: every item once before any a second time. Those of answers that were brought in are
 * the ones that came. Nobody is asking: what was in flight is to do again.
 */
export function layPlaces(
  { predictors, samples }: EvaluationPlan,
  items: readonly EvaluationItem[],
  kept: KeptCells,
): ReadonlyMap<string, Place[]> {
  const cells = new Map<string, EvaluationCell>();
  for (const cell of kept.cells) {
    const name = placeName(cell);
    const known = cells.get(name);
    if (known === undefined || rank(cell) > rank(known)) cells.set(name, cell);
  }
  const outputs = new Map<string, Output>();
  for (const output of kept.outputs) {
    const name = placeName(output);
    // A reply stays; of failures the last one counts.
    if (outputs.get(name)?.result.kind !== "reply") outputs.set(name, output);
  }
  return new Map(
    predictors.map((predictor) => {
      const asked = isCalled(predictor) ? samples : broughtSamples(predictor.id, kept);
      const places = Array.from({ length: asked }, (_, sample) =>
        items.map((item): Place => {
          const name = placeName({ predictor: predictor.id, item: item.id, sample });
          const output = outputs.get(name) ?? null;
          const cell = standingCell(cells.get(name) ?? null, output);
          return { predictor: predictor.id, item, sample, cell, output };
        }),
      ).flat();
      return [predictor.id, isCalled(predictor) ? places : places.filter(isAnswered)];
    }),
  );
}

/** Whether there is anybody to call. */
export function isCalled({ source }: Predictor): boolean {
  return source.kind !== "brought";
}

function broughtSamples(predictor: string, { outputs }: KeptCells): number {
  return outputs.reduce(
    (most, output) => (output.predictor === predictor ? Math.max(most, output.sample + 1) : most),
    0,
  );
}

function isAnswered(place: Place): boolean {
  return standing(place) !== "todo";
}

function standingCell(cell: EvaluationCell | null, output: Output | null): EvaluationCell | null {
  if (output?.result.kind === "reply" && cell?.state.kind !== "done") {
    const { evaluation, key, predictor, item, sample } = output;
    const { attempts, earlier } = cell ?? { attempts: 0, earlier: 0 };
    const state = { kind: "done" } as const;
    return { evaluation, key, predictor, item, sample, attempts, earlier, state };
  }
  return cell === null ? null : { ...cell, ...reclaimed(cell, Number.POSITIVE_INFINITY) };
}

function rank({ state }: EvaluationCell): number {
  return ["todo", "inflight", "error", "done"].indexOf(state.kind);
}
