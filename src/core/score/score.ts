/** What a judge says of an answer, in the order in which verdicts are listed. */
export const verdicts = [
  "correct",
  "partial",
  "follows",
  "wrong-type",
  "whitespace",
  "wrong",
  "not-sure",
  "unanswered",
  "unreadable",
  "unavailable",
] as const;

export type Verdict = (typeof verdicts)[number];

/** Which judge, at which version: a score can be recomputed and compared. */
export interface JudgeId {
  readonly id: string;
  readonly version: number;
}

/** What an answer is worth. */
export interface Score {
  /** 0 to 1; null where there is nothing to grade: not sure, unanswered, unreadable, unavailable. */
  readonly value: number | null;
  readonly verdict: Verdict;
  readonly judge: JudgeId;
  /** Where the answer and Python first differ; null where they do not, or where there is no such place. */
  readonly divergence: Divergence | null;
  /** Further readings by name, each 0 to 1: `prefix`, `similarity`, `precision`, `recall`, `f1`, `quantised` … */
  readonly readings: Readonly<Record<string, number>>;
}

/** The first place where an answer leaves what Python did. */
export type Divergence =
  /** In a list of lines: `index` 0-based; `step` the last step that both agree on, -1 for none. */
  | { readonly kind: "line"; readonly index: number; readonly step: number }
  /** Inside a value: the way to the part, as Python writes it behind the name, like `[2]['a']`. */
  | { readonly kind: "part"; readonly path: string; readonly mine: string; readonly python: string }
  /** In a text: 0-based line and column in characters. */
  | { readonly kind: "text"; readonly line: number; readonly column: number };
