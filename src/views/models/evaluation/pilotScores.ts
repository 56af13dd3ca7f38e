import type { ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import type { PilotScore } from "../../../core/evaluation/estimatePilot.ts";

/** What the answers of one predictor to the items of a pilot are worth, right 1 and everything else 0; those without a truth are left out. */
export function pilotScoresOf(
  scored: readonly ScoredOutput[],
  predictor: string,
  items: ReadonlySet<string>,
): readonly PilotScore[] {
  return scored.flatMap(({ output, item, score }) =>
    output.predictor !== predictor || !items.has(item.id) || score.verdict === "unavailable"
      ? []
      : [{ item: item.id, program: item.program, value: score.value === 1 ? 1 : 0 }],
  );
}
