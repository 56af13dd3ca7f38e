import type { EvaluationPlan } from "../../../core/evaluation/plan.ts";

/** The plan of an evaluation, to be changed and begun anew: without its name, and without those whose answers were brought, since nobody can ask them. */
export function again(plan: EvaluationPlan): EvaluationPlan {
  return {
    ...plan,
    title: "",
    predictors: plan.predictors.filter(({ source }) => source.kind !== "brought"),
  };
}
