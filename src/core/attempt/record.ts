import type { Prediction } from "../prediction/prediction.ts";
import type { Attempt, KeptScore } from "./attempt.ts";

/** An attempt with what was answered in it, and what that was worth where it was judged. */
export interface AttemptRecord {
  readonly attempt: Attempt;
  readonly predictions: readonly Prediction[];
  readonly scores: readonly KeptScore[];
}
