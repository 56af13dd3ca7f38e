import type { Draft } from "../../../../app/evaluations/evaluations.ts";
import { parseScript } from "../../../../app/models/script.ts";
import { kindNames } from "../../../words/questions.ts";
import { numberFields } from "./numberFields.ts";
import { questionsOf } from "./newPlan.ts";
import { readNumber } from "./numberText.ts";
import { labelProblem } from "./predictors.ts";
import { templateProblems } from "./templates.ts";

/** Why a plan cannot be begun. */
export interface Problem {
  /** Name of the field that it is about. */
  readonly field: string;
  /** What the field is called where it is not in sight. */
  readonly label: string;
  readonly text: string;
}

const scriptProblem =
  "This is no script. It is JSON with a list of steps under “otherwise”, as in the example.";

/** All that has to be mended before a plan can begin, in the order of the form; what the pack holds is not looked at. */
export function problemsOf({ plan, typed }: Draft): readonly Problem[] {
  const problems: Problem[] = [];
  const questions = questionsOf(plan.pack);
  if (questions?.kinds.length === 0) {
    const text = "Choose at least one kind of question.";
    problems.push({ field: "kinds", label: "Kinds of question", text });
  }
  if (plan.predictors.length === 0) {
    problems.push({
      field: "predictors",
      label: "Who is asked",
      text: "Add somebody to be asked.",
    });
  }
  for (const one of plan.predictors) {
    const text = labelProblem(plan, one);
    if (text !== null) problems.push({ field: `${one.id}.label`, label: "Name", text });
    if (one.source.kind === "scripted" && parseScript(one.source.script) === null) {
      problems.push({ field: `${one.id}.script`, label: one.label, text: scriptProblem });
    }
  }
  for (const { name, label, rule } of numberFields(plan)) {
    const text = typed[name];
    const read = text === undefined ? null : readNumber(text, rule);
    if (read?.kind === "problem") problems.push({ field: name, label, text: read.problem });
  }
  const { style, changed } = plan.prompting;
  if (plan.pack.kind === "benchmark") {
    if (style !== "direct" && style !== "cot") {
      const text = "A benchmark’s own layout knows “direct” and “chain of thought” only.";
      problems.push({ field: "style", label: "Style", text });
    }
    return problems;
  }
  for (const { kind, style: own } of changed) {
    if (own !== style || questions?.kinds.includes(kind) === false) continue;
    for (const text of templateProblems(plan.prompting, kind)) {
      problems.push({ field: `template.${kind}`, label: `Prompt, ${kindNames[kind]}`, text });
    }
  }
  return problems;
}
