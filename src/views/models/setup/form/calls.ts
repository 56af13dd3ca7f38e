import type { EvaluationPlan } from "../../../../core/evaluation/plan.ts";
import { pilotSize } from "../../../../core/evaluation/plan.ts";
import { sortOf } from "../../../../core/evaluation/predictor.ts";

/** How many calls a plan makes. */
export interface Calls {
  /** All of them: items × answers × predictors. */
  readonly all: number;
  /** Those that go to models: only they take tokens, time and perhaps money. */
  readonly toModels: number;
  /** Those of the pilot, which are among them: the first answer to each of its items. */
  readonly pilot: number;
}

/** The calls of a plan that asks so many items. */
export function callsOf({ predictors, samples }: EvaluationPlan, items: number): Calls {
  const models = predictors.filter((one) => sortOf(one) === "model").length;
  const each = items * samples;
  return {
    all: each * predictors.length,
    toModels: each * models,
    pilot: Math.min(pilotSize, items) * predictors.length,
  };
}
