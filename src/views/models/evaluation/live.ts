import type { PredictorProgress } from "../../../app/evaluations/session.ts";

/** Answers below which a share right says too little to be shown as a figure. */
export const leastForLive = 30;

/** Share of unparsed replies above which a prompt does not suit a model. */
export const unparsedMark = 0.05;

/** The share of replies in which no answer was found, 0 to 1; null where there are none. */
export function unparsedShare({
  done,
  counts,
}: Pick<PredictorProgress, "done" | "counts">): number | null {
  return done === 0 ? null : counts.unparsed / done;
}
