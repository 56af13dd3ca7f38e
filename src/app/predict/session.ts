import type { Attempt } from "../../core/attempt/attempt.ts";
import type { RuleId } from "../../core/attempt/rules.ts";
import type { Confidence, Prediction, RawAnswer } from "../../core/prediction/prediction.ts";
import type { Truth } from "../../core/question/question.ts";
import type { Score } from "../../core/score/score.ts";
import type { OutcomeError } from "../../core/trace/index.ts";
import type { Refusal } from "../attempts.ts";
import type { Cell } from "../cell.ts";
import type { BootState, RunFailure } from "../recorder.ts";
import type { TraceSession } from "../trace/session.ts";

/** An answer that is still being written. */
export interface Draft {
  /** Null: nothing was answered, or `not sure`. */
  readonly raw: RawAnswer | null;
  readonly confidence: Confidence | null;
  /** A sentence of one's own on why; empty for none. */
  readonly why: string;
}

/** What is said of a committed answer. */
export interface Feedback {
  readonly score: Score;
  /** Null when it could not be computed. */
  readonly truth: Truth | null;
  /** Python's answer as text, in the notation in which answers are written. */
  readonly truthText: string;
  /** The answer in the same notation; the text as it was written where it cannot be read. */
  readonly mineText: string;
  /** The rule whose sentence explains what Python did. */
  readonly rule: RuleId;
}

/**
 * A committed answer. Feedback is `held` while it is not time for it: until the whole set is committed, or in practice until the
 * other items are, where it would give them away. It is `none` in an exam.
 */
export interface Answered {
  readonly prediction: Prediction;
  readonly feedback: Feedback | "held" | "none";
}

/** Why the session cannot go on as asked; nothing typed is lost by any of them. */
export type PredictFailure =
  /** The program left no recording. */
  | { readonly kind: "run"; readonly failure: RunFailure }
  /** The program is no Python; nothing of it ran. */
  | { readonly kind: "syntax-error"; readonly error: OutcomeError }
  /** The program asked for a line of input that it was not given. Questions need a run that goes on. */
  | { readonly kind: "needs-input" }
  /** The run has no point of the kinds that were asked for. */
  | { readonly kind: "nothing-to-ask" }
  /** The answer or the attempt could not be written to disk; it can be tried again. */
  | { readonly kind: "not-kept"; readonly refusal: Refusal }
  /** There is no such attempt in this browser. */
  | { readonly kind: "no-such-attempt" }
  /** The part of the page that judges is gone; what was committed is kept. */
  | { readonly kind: "examiner"; readonly message: string };

/** What the session is doing. `committed`: the item that is on is answered, and `next` goes on. */
export type PredictPhase =
  | "preparing"
  | "answering"
  | "committing"
  | "committed"
  | "finished"
  | "failed";

/** Where somebody stands in an attempt. */
export interface PredictState {
  readonly phase: PredictPhase;
  /** Set with phase `failed`, and with `answering` when a commit did not reach the disk. */
  readonly failure: PredictFailure | null;
  /** Items in the order in which they are asked; null until the questions are there. */
  readonly attempt: Attempt | null;
  /** Which item is on, from 0; the number of items when finished. */
  readonly index: number;
  /** By question id. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** By question id. */
  readonly answered: ReadonlyMap<string, Answered>;
  /** Over a recording of only the steps that may be seen now; null before the first. */
  readonly trace: TraceSession | null;
}

/** One attempt under way. */
export interface PredictSession {
  readonly state: Pick<Cell<PredictState>, "get" | "subscribe">;
  /** Python's own state, for what is shown while the session prepares. */
  readonly boot: { get(): BootState; subscribe(listener: () => void): () => void };
  /** Remembers what is being written, on disk too. */
  draft(question: string, draft: Draft): void;
  /**
   * Commits the drafts of these questions, those without one as unanswered: one question, or all asked cells of a table.
   * They are on disk before the phase becomes `committed`.
   */
  commit(questions: readonly string[]): Promise<void>;
  /** Goes to the next item that is not answered; after the last one the attempt is finished. */
  next(): Promise<void>;
  /** Tries again what failed. */
  retry(): void;
  /** Begins a new attempt with the same questions; not in an exam. */
  again(): void;
  /** Ends the attempt now; what is not answered stays unanswered. */
  finish(): Promise<void>;
  dispose(): void;
}
