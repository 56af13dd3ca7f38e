import { cellKey } from "../../core/asking/cell.ts";
import type { EvaluationCell, Output } from "../../core/evaluation/evaluation.ts";
import { messagesHash } from "../../core/asking/messages.ts";
import { modelKeyOf } from "../../core/evaluation/modelKey.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import { placeName } from "./places.ts";
import type { BroughtOutput } from "./session.ts";

/** Whose answers those of this label are: somebody's who has brought some before, or somebody's new, with a label of their own. */
export function bringerOf(
  predictors: readonly Predictor[],
  label: string,
  from: string,
  createId: () => string,
): Predictor {
  const same = predictors.find((one) => one.label === label && one.source.kind === "brought");
  if (same !== undefined) return same;
  const labels = new Set(predictors.map((one) => one.label));
  let own = label;
  for (let number = 2; labels.has(own); number += 1) own = `${label} ${number}`;
  return { id: createId(), label: own, source: { kind: "brought", from } };
}

/** Cells and outputs of answers that came from elsewhere: of those to one item the first counts, and what nobody asks here is left out. */
export function broughtCells(
  evaluation: string,
  { id: predictor, source }: Predictor,
  brought: readonly BroughtOutput[],
  isAsked: (answer: BroughtOutput) => boolean,
  nowMs: number,
): readonly { readonly cell: EvaluationCell; readonly output: Output }[] {
  const taken = new Set<string>();
  return brought.flatMap((answer) => {
    const { item, sample, messages, result, answerAlone } = answer;
    const name = placeName({ predictor, item, sample });
    if (taken.has(name) || !isAsked(answer)) return [];
    taken.add(name);
    // By which template it was asked is not known, and what a file says of it makes no other cell.
    const model = modelKeyOf(source);
    const key = cellKey({ item, sample, model, prompt: "", messages: [], settings: {} });
    const common = { evaluation, key, predictor, item, sample };
    const state =
      result.kind === "reply"
        ? ({ kind: "done" } as const)
        : ({ kind: "error", failure: result.failure.kind } as const);
    return [
      {
        cell: { ...common, state, attempts: 0, earlier: 0 },
        output: {
          ...common,
          messages,
          prompt: "",
          filled: messages.length === 0 ? "" : messagesHash(messages),
          result,
          createdMs: nowMs,
          from: null,
          answerAlone,
        },
      },
    ];
  });
}
