/** What one judge says of one answer. */
export interface Mark {
  /** Null: the judge leaves it out (skipped by its rule, or not gradable here). */
  readonly passed: boolean | null;
  /** Why, in a word of the judge's own: `passed`, `failed`, `skipped`, `timed-out` … */
  readonly verdict: string;
  /** Further readings by name. */
  readonly readings: Readonly<Record<string, number>>;
}

/** One answer as the reference code and as the strict sibling mark it. */
export interface MarkedAnswer {
  readonly task: string;
  readonly part: string;
  readonly sample: number;
  readonly reference: Mark;
  readonly strict: Mark;
}

/** Aggregates under their paper's names; null where one is not defined. */
export interface Aggregates {
  readonly [name: string]: number | null | Aggregates;
}

/** The judges of all benchmarks, as they are now: raised whenever one of them marks otherwise, so that kept marks are made again. */
export const judgesVersion = "1";
