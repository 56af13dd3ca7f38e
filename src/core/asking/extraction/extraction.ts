import type { RawAnswer } from "../../prediction/prediction.ts";

/** The version of the ladder: another one may read the same reply otherwise, so scores are kept by it. */
export const extractorVersion = 1;

/** Where in the raw text something stands: 0-based, in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the ladder found the answer, from the surest place to the least sure. */
export const rungs = [
  "json",
  "answer-tag",
  "answer-open",
  "answer-element",
  "fence",
  "answer-line",
  "whole",
] as const;

export type Rung = (typeof rungs)[number];

/** Why there is no answer where there is text. */
export type Unparsed =
  /** Nothing in it says that it is the answer. */
  | "no-answer"
  /** What says so is not in the form that was asked for. */
  | "unreadable"
  /** What says so has nothing in it. */
  | "nothing-inside"
  /** Different answers, each as good as the other. */
  | "ambiguous";

/** What a reply comes to; kept apart from right and wrong. `answer` null: the model says that it is not sure. */
export type Extraction =
  | {
      readonly state: "ok" | "repaired";
      readonly answer: RawAnswer | null;
      readonly rung: Rung;
      readonly span: Span;
    }
  | {
      readonly state: "unparsed";
      readonly why: Unparsed;
      readonly rung: Rung | null;
      readonly span: Span | null;
    }
  | { readonly state: "truncated" | "refused" | "empty" | "error" };

/** The states in the order in which they are counted. */
export const extractionStates = [
  "ok",
  "repaired",
  "unparsed",
  "truncated",
  "refused",
  "empty",
  "error",
] as const;

export type ExtractionState = (typeof extractionStates)[number];
