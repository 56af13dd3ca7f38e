import type { NextLine } from "../question/question.ts";
import type { PythonValue } from "../value/pythonValue.ts";

/**
 * What was answered, as it was written. `text` by kind: coverage `2 3 5`; branch a way; next-line `5`, `call f`, `return 9`, `raises` or `end`;
 * path `1 2 (3 4)×3 5`; state a Python literal; output the text, or with form `raises` the exception's type; input the lines,
 * or the arguments as in a call; count a number; alias `a=b c=d e`.
 */
export interface RawAnswer {
  readonly form: "plain" | "raises";
  readonly text: string;
}

/** How sure somebody is; never part of the grade. */
export const confidences = ["guess", "unsure", "fairly-sure", "certain"] as const;

export type Confidence = (typeof confidences)[number];

/** An answer, read. `unreadable`: not in the form that the question asks for; `at` is a 0-based place in the text. */
export type Answer =
  | { readonly kind: "coverage"; readonly ran: readonly number[] }
  | { readonly kind: "branch"; readonly way: string }
  | { readonly kind: "next-line"; readonly next: NextLine }
  | { readonly kind: "path"; readonly lines: readonly number[] }
  | { readonly kind: "state"; readonly value: PythonValue }
  | { readonly kind: "output"; readonly text: string; readonly raises: string | null }
  | { readonly kind: "input"; readonly text: string }
  | { readonly kind: "count"; readonly times: number }
  | { readonly kind: "alias"; readonly groups: readonly (readonly string[])[] }
  /** There was no raw answer: the predictor said that it is not sure. */
  | { readonly kind: "not-sure" }
  /** Nothing was written where something has to be. */
  | { readonly kind: "unanswered" }
  | { readonly kind: "unreadable"; readonly problem: Unreadable; readonly at: number };

/** Why an answer cannot be read. */
export type Unreadable =
  | "not-a-literal"
  | "unclosed"
  | "unexpected-character"
  | "too-long"
  | "too-deep"
  | "not-a-line"
  | "not-a-number"
  | "not-a-way"
  | "not-a-name"
  | "bad-repeat";

/** One answer to one question, as it is kept. Times in ms since 1970, durations in ms. */
export interface Prediction {
  readonly id: string;
  readonly attempt: string;
  /** Which item of the set, and for a table which question in it. */
  readonly question: string;
  /** Null: `not sure`, nothing was answered. */
  readonly raw: RawAnswer | null;
  readonly confidence: Confidence | null;
  /** A sentence of one's own on why; not scored. */
  readonly why: string;
  readonly committedMs: number;
  readonly tookMs: number;
}
