import type { Attempt, KeptScore } from "../core/attempt/attempt.ts";
import type { Confidence, Prediction, RawAnswer } from "../core/prediction/prediction.ts";

/** What was typed and not yet committed. Time in ms since 1970. */
export interface KeptDraft {
  readonly attempt: string;
  readonly question: string;
  /** Null: `not sure`. */
  readonly raw: RawAnswer | null;
  readonly confidence: Confidence | null;
  readonly why: string;
  readonly changedMs: number;
}

/** The values of the tables, as the app knows them. */
export interface Documents {
  readonly attempts: Attempt;
  readonly predictions: Prediction;
  readonly scores: KeptScore;
  readonly drafts: KeptDraft;
}

/** Values of all tables. */
export type AllDocuments = { readonly [table in keyof Documents]: readonly Documents[table][] };

/** An attempt with all that belongs to it; predictions in the order in which they were committed. */
export interface KeptAttempt {
  readonly attempt: Attempt;
  readonly predictions: readonly Prediction[];
  readonly scores: readonly KeptScore[];
  readonly drafts: readonly KeptDraft[];
}

/** A row that cannot be read. It stays where it is. */
export interface Damaged {
  readonly table: string;
  readonly id: string;
  /** `newer`: its format is of a later version of the page; otherwise the first field that is not what it should be. */
  readonly reason: string;
}

/** Why something could not be kept. */
export type Refusal =
  /** No room is left, though everything that may be dropped was dropped. */
  | { readonly kind: "full" }
  /** A newer version of the page has taken over the database; this one must be loaded again. */
  | { readonly kind: "newer" }
  /** Another tab holds an older version of the database open. */
  | { readonly kind: "blocked" }
  /** The question has another answer already, from another tab perhaps. */
  | { readonly kind: "answered" }
  /** What it belongs to is not there: dropped, or cleared by the browser. */
  | { readonly kind: "missing" }
  /** Anything else; `name` is that of the browser's error. */
  | { readonly kind: "broken"; readonly name: string };

/** What writing came to: all of it is on disk, or none of it was written. */
export type Writing =
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly refusal: Refusal };

/** What reading came to. */
export type Found<T> =
  | { readonly kind: "found"; readonly value: T; readonly damaged: readonly Damaged[] }
  | { readonly kind: "failed"; readonly refusal: Refusal };
