import { mostExamples } from "../../../../core/asking/prompts/parameters.ts";
import type { EvaluationPlan } from "../../../../core/evaluation/plan.ts";
import type { PlayerSpec, Predictor } from "../../../../core/evaluation/predictor.ts";
import { largestSeed } from "../../../../core/program/program.ts";
import { questionsOf, withQuestions } from "./newPlan.ts";
import type { NumberRule } from "./numberText.ts";
import { withChanged } from "./predictors.ts";

/** A field that holds a number of the plan. */
export interface NumberField {
  /** Unique in the form. */
  readonly name: string;
  /** What stands beside it. */
  readonly label: string;
  /** A few words more; empty for none. */
  readonly says: string;
  readonly rule: NumberRule;
  readonly value: number | null;
  readonly put: (value: number | null) => EvaluationPlan;
}

const seedRule: NumberRule = { least: 0, most: largestSeed, whole: true, empty: null };

/** All such fields that the plan has now. */
export function numberFields(plan: EvaluationPlan): readonly NumberField[] {
  return [
    ...questionFields(plan),
    ...sizeFields(plan),
    ...plan.predictors.flatMap((one) => playerFields(plan, one)),
    ...settingFields(plan),
    ...promptFields(plan),
    ...limitFields(plan),
  ];
}

function questionFields(plan: EvaluationPlan): readonly NumberField[] {
  const questions = questionsOf(plan.pack);
  if (questions === null) return [];
  const put = (part: Partial<typeof questions>) => ({
    ...plan,
    pack: withQuestions(plan.pack, { ...questions, ...part }),
  });
  return [
    {
      name: "perProgram",
      label: "Questions on each program",
      says: "at most",
      rule: { least: 1, most: 50, whole: true, empty: null },
      value: questions.perProgram,
      put: (value) => put({ perProgram: value ?? questions.perProgram }),
    },
    {
      name: "questionSeed",
      label: "Choice of questions",
      says: "the same number gives the same questions",
      rule: seedRule,
      value: questions.seed,
      put: (value) => put({ seed: value ?? questions.seed }),
    },
  ];
}

function sizeFields(plan: EvaluationPlan): readonly NumberField[] {
  return [
    {
      name: "size",
      label: "How many items",
      says: "empty: all",
      rule: { least: 1, most: 1_000_000, whole: true, empty: "all" },
      value: plan.size,
      put: (size) => ({ ...plan, size }),
    },
    {
      name: "seed",
      label: "Choice and order of items",
      says: "the same number gives the same items",
      rule: seedRule,
      value: plan.seed,
      put: (value) => ({ ...plan, seed: value ?? plan.seed }),
    },
    {
      name: "samples",
      label: "Answers to each item",
      says: "more than one for pass@k",
      rule: { least: 1, most: 100, whole: true, empty: null },
      value: plan.samples,
      put: (value) => ({ ...plan, samples: value ?? plan.samples }),
    },
  ];
}

function playerFields(plan: EvaluationPlan, { id, source }: Predictor): readonly NumberField[] {
  if (source.kind !== "player") return [];
  const { spec } = source;
  const put = (changed: PlayerSpec) =>
    withChanged(plan, id, { source: { kind: "player", spec: changed } });
  if (spec.player === "noisy") {
    return [
      {
        name: `${id}.wrong`,
        label: "Wrong answers, %",
        says: "",
        rule: { least: 0, most: 100, whole: false, empty: null },
        // Without it 0.07 × 100 would be 7.000000000000001.
        value: Number((spec.wrong * 100).toPrecision(12)),
        put: (value) => put({ ...spec, wrong: value === null ? spec.wrong : value / 100 }),
      },
      {
        name: `${id}.seed`,
        label: "Seed",
        says: "",
        rule: seedRule,
        value: spec.seed,
        put: (value) => put({ ...spec, seed: value ?? spec.seed }),
      },
    ];
  }
  if (spec.player !== "amnesiac") return [];
  return [
    {
      name: `${id}.steps`,
      label: "Last step it knows",
      says: "",
      rule: { least: 0, most: 10_000_000, whole: true, empty: null },
      value: spec.steps,
      put: (value) => put({ ...spec, steps: value ?? spec.steps }),
    },
  ];
}

function settingFields(plan: EvaluationPlan): readonly NumberField[] {
  const { settings } = plan;
  const field = (
    name: "temperature" | "topP" | "maxTokens" | "seed",
    label: string,
    least: number,
    most: number,
    whole: boolean,
  ): NumberField => ({
    name: `settings.${name}`,
    label,
    says: "",
    rule: { least, most, whole, empty: "not sent" },
    value: settings[name] ?? null,
    put: (value) => {
      const { [name]: _, ...others } = settings;
      return { ...plan, settings: value === null ? others : { ...others, [name]: value } };
    },
  });
  return [
    field("temperature", "Temperature", 0, 2, false),
    field("topP", "Top p", 0, 1, false),
    field("maxTokens", "Most tokens", 1, 1_000_000, true),
    field("seed", "Seed", 0, largestSeed, true),
  ];
}

function promptFields(plan: EvaluationPlan): readonly NumberField[] {
  const { prompting } = plan;
  const { parameters } = prompting;
  const put = (part: Partial<typeof parameters>) => ({
    ...plan,
    prompting: { ...prompting, parameters: { ...parameters, ...part } },
  });
  const fields: NumberField[] = [
    {
      name: "examples",
      label: "Worked examples",
      says: `0 to ${mostExamples}, made from recorded runs`,
      rule: { least: 0, most: mostExamples, whole: true, empty: null },
      value: parameters.examples,
      put: (value) => put({ examples: value ?? parameters.examples }),
    },
    {
      name: "steps",
      label: "Most steps of thinking",
      says: "for styles that think",
      rule: { least: 1, most: 1_000, whole: true, empty: null },
      value: parameters.steps,
      put: (value) => put({ steps: value ?? parameters.steps }),
    },
  ];
  if (parameters.penalty !== null) {
    fields.push({
      name: "penalty",
      label: "A wrong answer costs",
      says: "times what a right one earns",
      rule: { least: 0, most: 100, whole: false, empty: null },
      value: parameters.penalty,
      put: (value) => put({ penalty: value ?? parameters.penalty }),
    });
  }
  return fields;
}

function limitFields(plan: EvaluationPlan): readonly NumberField[] {
  const { budget } = plan;
  const limit = (
    name: keyof typeof budget,
    label: string,
    says: string,
    whole: boolean,
  ): NumberField => ({
    name: `budget.${name}`,
    label,
    says,
    rule: { least: whole ? 1 : 0.000_001, most: Infinity, whole, empty: "no limit" },
    value: budget[name],
    put: (value) => ({ ...plan, budget: { ...budget, [name]: value } }),
  });
  return [
    {
      name: "concurrency",
      label: "Calls at once",
      says: "empty: as each server allows",
      rule: { least: 1, most: 64, whole: true, empty: "automatic" },
      value: plan.concurrency,
      put: (concurrency) => ({ ...plan, concurrency }),
    },
    limit("usd", "Most money, US $", "where prices are known", false),
    limit("tokens", "Most tokens", "in and out together", true),
    limit("calls", "Most calls", "of all predictors", true),
  ];
}
