import { cellKey } from "../../core/asking/cell.ts";
import type { GenRequest, GenResult } from "../../core/asking/generation.ts";
import type { EvaluationCell, Output } from "../../core/evaluation/evaluation.ts";
import { modelKeyOf } from "../../core/evaluation/modelKey.ts";
import type { EvaluationPlan } from "../../core/evaluation/plan.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import type { OpenPack } from "./pack.ts";
import type { Place } from "./places.ts";

/** What exactly is asked at a place. */
export interface Asking {
  readonly request: GenRequest;
  /** The cell as it stands before it is asked. */
  readonly cell: EvaluationCell;
  /** The output that a result makes; time in ms since 1970, `from` the evaluation that it is taken from. */
  output(result: GenResult, createdMs: number, from: string | null): Output;
}

/** Composes what is asked. Samples of one item are asked with seeds that follow each other: with one seed for all they would be one answer, given again. */
export function composeAsking(
  evaluation: string,
  plan: EvaluationPlan,
  predictor: Predictor,
  pack: Pick<OpenPack, "compose">,
  place: Place,
): Asking {
  const { item, sample } = place;
  const composed = pack.compose(item, plan.prompting);
  const { messages, prompt, filled } = composed;
  const { seed } = plan.settings;
  const settings = {
    ...composed.settings,
    ...plan.settings,
    ...(seed === undefined ? {} : { seed: seed + sample }),
  };
  const model = modelKeyOf(predictor.source);
  const key = cellKey({ item: item.id, model, sample, prompt, messages, settings });
  const common = { evaluation, key, predictor: predictor.id, item: item.id, sample };
  return {
    request: { item: item.id, sample, messages, settings },
    cell: place.cell?.key === key ? place.cell : freshCell(common, place.cell),
    output: (result, createdMs, from) => ({
      ...common,
      messages,
      prompt,
      filled,
      result,
      createdMs,
      from,
      answerAlone: false,
    }),
  };
}

/** A cell that nobody asked in these words; what was sent in others stays counted. */
function freshCell(
  common: Pick<EvaluationCell, "evaluation" | "key" | "predictor" | "item" | "sample">,
  other: EvaluationCell | null,
): EvaluationCell {
  const earlier = other === null ? 0 : other.attempts + other.earlier;
  return { ...common, state: { kind: "todo" }, attempts: 0, earlier };
}
