import type { Verdict } from "../score/score.ts";
import type { ExtractionState, Rung } from "./extraction/extraction.ts";
import type { Finish, Message, Usage } from "./generation.ts";

/** What came of one cell of an evaluation, with all that a transcript shows. Facts first; extraction and score can be made again from them. */
export interface ResultRow {
  /** As `itemId` writes it, or `benchmark/task`. */
  readonly item: string;
  /** The program that it is about: what questions that are not independent share. */
  readonly program: string;
  /** Kind of question. */
  readonly kind: string;
  /** 0-based. */
  readonly sample: number;
  /** What the predictor is called. */
  readonly model: string;
  readonly messages: readonly Message[];
  /** What Python did, as an answer is written; null where it is not known. */
  readonly expected: string | null;
  /** The reply; null when none came, and then `failure` says why. */
  readonly text: string | null;
  /** The reply is the answer alone, and is not looked through. */
  readonly alone: boolean;
  readonly reasoning: string | null;
  readonly finish: Finish | null;
  readonly failure: string | null;
  readonly state: ExtractionState;
  /** The answer as it was written; null: there is none, or the model said that it is not sure. */
  readonly answer: string | null;
  readonly rung: Rung | null;
  readonly verdict: Verdict;
  /** 0 to 1; null where there is nothing to grade. */
  readonly value: number | null;
  /** 0 to 1. */
  readonly confidence: number | null;
  readonly usage: Usage | null;
  readonly costUsd: number | null;
  readonly firstTextMs: number | null;
  readonly totalMs: number | null;
}
