import { useMemo, useState } from "react";
import type { Draft, Evaluations } from "../../../app/evaluations/evaluations.ts";
import type { EvaluationPlan } from "../../../core/evaluation/plan.ts";
import { useCell } from "../../parts/useCell.ts";
import { newPlan } from "./form/newPlan.ts";
import type { NumberField } from "./form/numberFields.ts";
import { printNumber, readNumber } from "./form/numberText.ts";
import { type Problem, problemsOf } from "./form/problems.ts";

/** What the parts of the form work with. */
export interface Setup {
  readonly plan: EvaluationPlan;
  readonly problems: readonly Problem[];
  readonly change: (plan: EvaluationPlan) => void;
  /** What stands in a field, `otherwise` where nothing was typed that is no value yet. */
  readonly textOf: (field: string, otherwise: string) => string;
  /** Keeps a text with the plan that it leads to. */
  readonly type: (field: string, text: string, plan: EvaluationPlan) => void;
  readonly typeNumber: (field: NumberField, text: string) => void;
  readonly startOver: () => void;
}

/** The evaluation that is being set up: kept while the page is open, with whatever was typed. */
export function useSetup({ draft: cell }: Pick<Evaluations, "draft">): Setup {
  const [fresh] = useState<Draft>(() => ({ plan: newPlan(), typed: {} }));
  const draft = useCell(cell) ?? fresh;
  return useMemo(() => {
    const { plan, typed } = draft;
    const setup: Setup = {
      plan,
      problems: problemsOf(draft),
      change: (changed) => cell.set({ plan: changed, typed }),
      textOf: (field, otherwise) => typed[field] ?? otherwise,
      type: (field, text, changed) =>
        cell.set({ plan: changed, typed: { ...typed, [field]: text } }),
      typeNumber: (field, text) => {
        const read = readNumber(text, field.rule);
        const changed = read.kind === "value" ? field.put(read.value) : plan;
        const { [field.name]: _, ...others } = typed;
        const isPlain = read.kind === "value" && printNumber(read.value) === text;
        cell.set({
          plan: changed,
          typed: isPlain ? others : { ...others, [field.name]: text },
        });
      },
      startOver: () => cell.set(null),
    };
    return setup;
  }, [cell, draft]);
}

/** Id of the element of a field. */
export function fieldId(field: string): string {
  return `setup-${field}`;
}

/** What is wrong with a field; null when nothing is. */
export function problemOf({ problems }: Setup, field: string): string | null {
  return problems.find((one) => one.field === field)?.text ?? null;
}
