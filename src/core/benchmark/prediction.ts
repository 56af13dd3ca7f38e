import type { Rejected } from "./imported.ts";

/** One answer to one task, as a file holds it. */
export interface TaskPrediction {
  /** Id of the task. */
  readonly task: string;
  /** Which question of the task, where it has several; else "". */
  readonly part: string;
  /** 0-based number of the sample. */
  readonly sample: number;
  /** The text that was answered, before any parsing. */
  readonly raw: string;
  /** True: `raw` is the answer alone, and a judge need not look for it in what a model said. */
  readonly extracted?: boolean;
  /** 0 to 1; null where none was given. */
  readonly confidence: number | null;
  readonly model: string | null;
}

/** What reading a file of predictions came to, held against the tasks. */
export interface PredictionFile {
  readonly predictions: readonly TaskPrediction[];
  readonly rejected: readonly Rejected[];
  /** Ids that no task has. */
  readonly unknown: readonly string[];
  /** Ids of tasks that no prediction names. */
  readonly missing: readonly string[];
  /** Ids that were given twice for one sample; the first counts. */
  readonly duplicate: readonly string[];
}
