import type { PackChoice } from "../../../../app/evaluations/pack.ts";
import type { EvaluationPlan, PackRef } from "../../../../core/evaluation/plan.ts";
import type { Program } from "../../../../core/program/program.ts";
import { packKey, questionsOf, stockQuestions, withQuestions } from "./newPlan.ts";

/**
 * The packs that can be chosen, with the one of the plan among them: a program that was changed since stands there as it was, and what is gone says so. `title` names
 * a pack that is not in the list.
 */
export function packChoices(
  list: readonly PackChoice[],
  pack: PackRef,
  title: string,
): readonly PackChoice[] {
  const key = packKey(pack);
  if (list.some(({ ref }) => packKey(ref) === key)) return list;
  const isHere = pack.kind === "program" || pack.kind === "samples";
  return [
    {
      ref: pack,
      title,
      note: isHere ? "As it was when this was set up." : "",
      choices: [],
      refused: isHere ? null : "It is not in this browser any more.",
    },
    ...list,
  ];
}

/** The list with the program of the playground in it, behind the samples; one without a line of code is refused. */
export function withPlayground(
  list: readonly PackChoice[],
  program: Program,
): readonly PackChoice[] {
  const title = "The playground’s program";
  const isEmpty = program.source.trim() === "";
  const choice: PackChoice = {
    ref: { kind: "program", title, program, questions: stockQuestions },
    title,
    note: "As it stands there now; questions are made on its run.",
    choices: [],
    refused: isEmpty ? "There is no program in the playground yet." : null,
  };
  const last = list.findLastIndex(({ ref }) => ref.kind === "samples");
  return list.toSpliced(last + 1, 0, choice);
}

/** A plan that asks another pack; how questions are made stays. */
export function withPack(plan: EvaluationPlan, ref: PackRef): EvaluationPlan {
  const questions = questionsOf(plan.pack) ?? stockQuestions;
  // Kinds of one pack say nothing of another.
  return { ...plan, pack: withQuestions(ref, questions), kinds: [] };
}
