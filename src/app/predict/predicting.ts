import type { Attempt, KeptScore, Mode } from "../../core/attempt/attempt.ts";
import type { Prediction } from "../../core/prediction/prediction.ts";
import type { Program } from "../../core/program/program.ts";
import type { SetOptions } from "../../core/question/question.ts";
import type { PredictFailure, PredictSession } from "./session.ts";

/** What somebody wants to predict. */
export interface PredictOrder {
  readonly program: Program;
  readonly title: string;
  readonly concepts: readonly string[];
  readonly mode: Mode;
  readonly options: SetOptions;
}

/** Scores made again from raw answers, or why they could not be. */
export type Rescored =
  | { readonly kind: "rescored"; readonly scores: readonly KeptScore[] }
  | { readonly kind: "failed"; readonly failure: PredictFailure };

/** Begins attempts and goes on with those that were left. A session is there at once and prepares itself. */
export interface Predicting {
  start(order: PredictOrder): PredictSession;
  resume(attempt: string): PredictSession;
  /** Runs the attempt's program again and judges these answers to it anew; nothing is kept. */
  rescore(attempt: Attempt, predictions: readonly Prediction[]): Promise<Rescored>;
}
