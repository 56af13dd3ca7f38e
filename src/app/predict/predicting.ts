import type { Mode } from "../../core/attempt/attempt.ts";
import type { Program } from "../../core/program/program.ts";
import type { SetOptions } from "../../core/question/question.ts";
import type { PredictSession } from "./session.ts";

/** What somebody wants to predict. */
export interface PredictOrder {
  readonly program: Program;
  readonly title: string;
  readonly concepts: readonly string[];
  readonly mode: Mode;
  readonly options: SetOptions;
}

/** Begins attempts and goes on with those that were left. A session is there at once and prepares itself. */
export interface Predicting {
  start(order: PredictOrder): PredictSession;
  resume(attempt: string): PredictSession;
}
