import type { OpenEvaluation } from "../../../../app/evaluations/session.ts";
import { analyse, type Analysis } from "../../../../core/evaluation/analysis/analysis.ts";
import { participantsOf } from "../../../../core/evaluation/analysis/participant.ts";
import { peopleOf } from "../../../../core/evaluation/analysis/people.ts";
import type { AttemptRecord } from "../../../../core/attempt/record.ts";
import type { Sliced } from "../../../../core/score/statistics/sliced.ts";
import { peopleLabel } from "./words.ts";

/** An evaluation as it is now, in numbers, with what people answered to its items. */
export function* analysisOf(
  state: OpenEvaluation,
  records: readonly AttemptRecord[],
): Sliced<Analysis> {
  const { evaluation, pack, items, scored, failed } = state;
  const unknown = new Set(
    items.flatMap((item) => (pack.truth(item).kind === "known" ? [] : [item.id])),
  );
  yield;
  // The array grows while this goes on: what came so far is what is looked at.
  const soFar = [...scored];
  const participants = participantsOf({
    predictors: evaluation.plan.predictors,
    items,
    samples: evaluation.plan.samples,
    scored: soFar,
    failed: failed.map(({ cell }) => cell),
    unknown,
    errorsAreWrong: evaluation.errorsAreWrong,
  });
  yield;
  const people = peopleOf(records, items, peopleLabel);
  yield;
  return yield* analyse({
    participants: people === null ? participants : [...participants, people],
    scored: soFar,
    benchmark: (own) => pack.figures(own),
  });
}
