import { stockParameters } from "../../../../core/asking/prompts/parameters.ts";
import type { EvaluationPlan, PackRef, QuestionPlan } from "../../../../core/evaluation/plan.ts";
import { questionKinds } from "../../../../core/question/question.ts";
import { withPlayer } from "./predictors.ts";

/** The questions that are made when nobody says otherwise; which input does something is left out: few can answer it. */
export const stockQuestions: QuestionPlan = {
  seed: 1,
  perProgram: 6,
  kinds: questionKinds.filter((kind) => kind !== "input"),
};

const bare: EvaluationPlan = {
  title: "",
  pack: { kind: "samples", questions: stockQuestions },
  kinds: [],
  size: null,
  seed: 1,
  samples: 1,
  predictors: [],
  prompting: { style: "direct", parameters: stockParameters, changed: [] },
  settings: {},
  budget: { usd: null, tokens: null, calls: null },
  concurrency: null,
  stopAtRateLimit: false,
  reuse: true,
};

/** What setting up begins with: the sample programs, and the two floors that every score is read against. */
export function newPlan(): EvaluationPlan {
  return (["always", "prior"] as const).reduce(
    (plan, player) => withPlayer(plan, { player }),
    bare,
  );
}

/** An evaluation that runs without any model and network: floors, the static heuristic, and one that is wrong one time in five. */
export function offlinePlan(): EvaluationPlan {
  const withHeuristic = withPlayer(newPlan(), { player: "guard-peek" });
  return {
    ...withPlayer(withHeuristic, { player: "noisy", wrong: 0.2, seed: 1 }),
    title: "First look, without a model",
  };
}

/** How questions are made of a pack; null where it brings its own. */
export function questionsOf(pack: PackRef): QuestionPlan | null {
  return pack.kind === "samples" || pack.kind === "program" ? pack.questions : null;
}

/** A pack with other questions; one that brings its own stays as it is. */
export function withQuestions(pack: PackRef, questions: QuestionPlan): PackRef {
  return pack.kind === "samples" || pack.kind === "program" ? { ...pack, questions } : pack;
}

/** What a pack is told from others by, whatever is asked of it. */
export function packKey(pack: PackRef): string {
  switch (pack.kind) {
    case "samples":
      return "samples";
    case "program":
      return `program ${JSON.stringify([pack.title, pack.program])}`;
    case "attempt":
      return `attempt ${pack.attempt}`;
    case "benchmark":
      return `benchmark ${pack.set}`;
  }
}
