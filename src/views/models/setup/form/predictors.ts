import type { EvaluationPlan } from "../../../../core/evaluation/plan.ts";
import type {
  PlayerSpec,
  Predictor,
  PredictorSource,
} from "../../../../core/evaluation/predictor.ts";

/** A plan with one predictor more, under a label of its own. */
export function withPredictor(
  plan: EvaluationPlan,
  label: string,
  source: PredictorSource,
): EvaluationPlan {
  const { predictors } = plan;
  const ids = new Set(predictors.map(({ id }) => id));
  const labels = new Set(predictors.map((one) => one.label));
  const added: Predictor = {
    id: firstFree(ids, (number) => `p${number}`),
    label: labels.has(label) ? firstFree(labels, (number) => `${label} ${number + 1}`) : label,
    source,
  };
  return { ...plan, predictors: [...predictors, added] };
}

/** A plan with a player more. */
export function withPlayer(plan: EvaluationPlan, spec: PlayerSpec): EvaluationPlan {
  return withPredictor(plan, playerLabel(spec), { kind: "player", spec });
}

/** A plan in which a predictor is another one in part. */
export function withChanged(
  plan: EvaluationPlan,
  id: string,
  part: Partial<Omit<Predictor, "id">>,
): EvaluationPlan {
  return {
    ...plan,
    predictors: plan.predictors.map((one) => (one.id === id ? { ...one, ...part } : one)),
  };
}

/** A plan without a predictor. */
export function withoutPredictor(plan: EvaluationPlan, id: string): EvaluationPlan {
  return { ...plan, predictors: plan.predictors.filter((one) => one.id !== id) };
}

/** Whether somebody is in who says the very same: asking them twice would tell nothing. */
export function isIn({ predictors }: EvaluationPlan, source: PredictorSource): boolean {
  const wanted = JSON.stringify(source);
  return predictors.some((one) => JSON.stringify(one.source) === wanted);
}

/** What is wrong with a label; null when nothing is. */
export function labelProblem(
  { predictors }: EvaluationPlan,
  { id, label }: Predictor,
): string | null {
  const name = label.trim();
  if (name === "") return "Give it a name: tables show it.";
  return predictors.some((one) => one.id !== id && one.label.trim() === name)
    ? `Another one is called ${name}; give it a name of its own.`
    : null;
}

function playerLabel(spec: PlayerSpec): string {
  switch (spec.player) {
    case "always":
    case "prior":
    case "guard-peek":
      return spec.player;
    case "noisy":
      return `noisy ${Math.round(100 * spec.wrong)}`;
    case "amnesiac":
      return `amnesiac ${spec.steps}`;
  }
}

function firstFree(taken: ReadonlySet<string>, name: (number: number) => string): string {
  for (let number = 1; ; number += 1) {
    const free = name(number);
    if (!taken.has(free)) return free;
  }
}
