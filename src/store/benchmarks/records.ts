import type { Rejected } from "../../core/benchmark/imported.ts";
import type { MarkedAnswer } from "../../core/benchmark/mark.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { TaskTruth } from "../../core/benchmark/truth.ts";

/** A benchmark's files as they were imported: what is known without reading their tasks. */
export interface KeptSet {
  readonly id: string;
  readonly name: string;
  readonly benchmark: BenchmarkId;
  /** Null: not known. */
  readonly licence: string | null;
  /** Where it is from; null: not known. */
  readonly origin: string | null;
  /** Sentences on what is particular about these files. */
  readonly notes: readonly string[];
  /** When it was imported, in ms since 1970. */
  readonly importedMs: number;
  readonly tasks: number;
  /** How many programs the tasks are about. */
  readonly programs: number;
  /** Rows that could not be read. */
  readonly rejected: number;
  /** Tasks whose truth was computed, as of the last time that the set was open. */
  readonly computed: number;
  /** Tasks whose truth was found not to be had, as of then. */
  readonly unavailable: number;
  /** Files of answers. */
  readonly answerFiles: number;
  /** Into how many parts its tasks are cut. */
  readonly parts: number;
  /** False while its tasks are being written. */
  readonly complete: boolean;
}

/** Answers that came together, without the answers themselves. */
export interface KeptAnswers {
  readonly id: string;
  readonly set: string;
  readonly name: string;
  /** When they came, in ms since 1970. */
  readonly addedMs: number;
  /** Which of the set's tasks they answer; a word of the benchmark's own, or "". */
  readonly choice: string;
  /** How many answers there are, and into how many parts they are cut. */
  readonly answers: number;
  readonly parts: number;
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
  readonly duplicate: readonly string[];
  readonly rejected: readonly Rejected[];
  /** The judges that have marked them all; null: they are not marked. */
  readonly judges: string | null;
}

/** The truths of the tasks that share their requests, in the order of the tasks. `key` is the hash of what they follow from. */
export interface KeptTruths {
  readonly key: string;
  readonly truths: readonly TaskTruth[];
}

/** A part of a file of answers, or of their marks. */
export type PartKind = "predictions" | "marks";

export interface PartContents {
  readonly predictions: TaskPrediction;
  readonly marks: MarkedAnswer;
}
