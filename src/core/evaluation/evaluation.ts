import type { Cell } from "../asking/cell.ts";
import type { ReadReply } from "../asking/extraction/extractReply.ts";
import type { GenResult, Message } from "../asking/generation.ts";
import type { MarkedAnswer } from "../benchmark/mark.ts";
import type { Marked } from "../score/metrics/marked.ts";
import type { Score } from "../score/score.ts";
import type { EvaluationItem } from "./item.ts";
import type { EvaluationPlan } from "./plan.ts";

/** Where an evaluation stands. `paused` says why in `reason` of its record. */
export type EvaluationStatus = "planned" | "running" | "paused" | "done" | "stopped";

/** Why an evaluation is paused. */
export type PauseReason =
  | { readonly kind: "asked" }
  | { readonly kind: "budget"; readonly of: "usd" | "tokens" | "calls" }
  | { readonly kind: "rate-limit"; readonly retryAfterMs: number | null }
  /** A key, a file of a model, or something else that only the person can bring is missing; `predictor` is its id. */
  | { readonly kind: "predictor"; readonly predictor: string; readonly message: string }
  /** The page was closed in the middle. */
  | { readonly kind: "closed" }
  /** What was asked can't be kept: asking goes on when it can. */
  | { readonly kind: "not-kept" };

/** One evaluation as it is kept: what was planned, and what it was made with. Times in ms since 1970. */
export interface Evaluation {
  readonly id: string;
  readonly createdMs: number;
  readonly plan: EvaluationPlan;
  readonly status: EvaluationStatus;
  readonly reason: PauseReason | null;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  /** SHA-256 of the ids of the pack's items and their programs, before narrowing; null until the pack was open once. */
  readonly packHash: string | null;
  /** Ids of the items that are asked, in their order; null until then. */
  readonly items: readonly string[] | null;
  readonly versions: { readonly app: string; readonly python: string; readonly pyodide: string };
  /** Somebody chose to count what never came as wrong. */
  readonly errorsAreWrong: boolean;
}

/** A cell with whom it asks. */
export interface EvaluationCell extends Cell {
  readonly evaluation: string;
  readonly predictor: string;
  /** Requests that were sent before somebody wanted it asked again; `attempts` are those since. */
  readonly earlier: number;
}

/** What came of asking a cell, as it is kept: a fact, which is never changed. */
export interface Output {
  readonly evaluation: string;
  /** Key of its cell. */
  readonly key: string;
  readonly predictor: string;
  readonly item: string;
  /** 0-based. */
  readonly sample: number;
  readonly messages: readonly Message[];
  /** Hash of the prompt's template, and of these very messages. */
  readonly prompt: string;
  readonly filled: string;
  readonly result: GenResult;
  readonly createdMs: number;
  /** The evaluation that it was taken from; null when it was asked for in this one. */
  readonly from: string | null;
  /** An answer that came alone, without a reply around it: from a file or a chat window. */
  readonly answerAlone: boolean;
}

/** An output with what was found in it and what that is worth: made from the output, and made again whenever rules change. */
export interface ScoredOutput {
  readonly output: Output;
  readonly item: EvaluationItem;
  readonly reading: ReadReply;
  readonly score: Score;
  /** Right by lenient rules, a second figure. */
  readonly lenient: boolean;
  /** What Python did, as an answer is written; null where it is not known. */
  readonly expected: string | null;
  /** The answer as it was written; null where there is none. */
  readonly answer: string | null;
  /** Of questions: what metrics look at. */
  readonly marked: Marked | null;
  /** Of tasks: what the benchmark's two judges say. */
  readonly marks: MarkedAnswer | null;
}
