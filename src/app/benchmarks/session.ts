import type { BenchmarkScore } from "../../core/benchmark/benchmark.ts";
import type { Rejected } from "../../core/benchmark/imported.ts";
import type { MarkedAnswer } from "../../core/benchmark/mark.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { Task } from "../../core/benchmark/task.ts";
import type { TaskTruth } from "../../core/benchmark/truth.ts";
import type { Damaged, Refusal } from "../../store/records.ts";
import type { Cell } from "../cell.ts";
import type { KeptSet } from "./benchmarks.ts";
import type { Input, Keeping } from "./importState.ts";

/** A set that is looked at. */
export type SetState =
  /** Its tasks and what is known of them are being read: `done` of `total` tasks. */
  | { readonly kind: "opening"; readonly done: number; readonly total: number }
  /** There is no such set in this browser. */
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly failure: SetFailure }
  | { readonly kind: "removed" }
  | OpenSet;

export interface OpenSet {
  readonly kind: "open";
  readonly set: KeptSet;
  /** Rows of it that cannot be read; they stay where they are. */
  readonly damaged: readonly Damaged[];
  /** All tasks, in the order of their files. */
  readonly tasks: readonly Task[];
  /** The words that the tasks can be narrowed to; empty: there is nothing to choose. */
  readonly choices: readonly string[];
  /** One of `choices`, or "". Answers and scores are of this choice. */
  readonly choice: string;
  /** The tasks of the choice. */
  readonly chosen: readonly Task[];
  readonly truths: Truths;
  /** Files of answers to the tasks of the choice, in the order in which they came. */
  readonly answers: readonly AnswerFile[];
  /** The file of answers that is being read, or why the last could not be. */
  readonly answersReading: AnswersReading;
  readonly exporting: {
    readonly kind: ExportKind;
    readonly done: number;
    readonly total: number;
  } | null;
}

/** How far the truths of all tasks are. Counts of tasks. */
export interface Truths {
  readonly phase: "idle" | "computing" | "pausing" | "failed";
  /** With phase `failed`. */
  readonly failure: SetFailure | null;
  /** Tasks whose truth is known, or known not to be had. */
  readonly done: number;
  readonly total: number;
  /** While computing; null before it can be told. */
  readonly msLeft: number | null;
  /** By task id. One map that grows: each change of it makes a new state. */
  readonly byTask: ReadonlyMap<string, TaskTruth>;
  readonly computed: number;
  /** Most first. */
  readonly unavailable: readonly Unavailable[];
  /** Computed truths that were held against the files' own, and those equal to them. */
  readonly compared: number;
  readonly equal: number;
  /** Ids of tasks whose computed truth is not that of the files. One set that grows. */
  readonly unequal: ReadonlySet<string>;
}

/** Truths that are not to be had for one and the same reason. */
export interface Unavailable {
  /** The module that is missing; null where it is for another reason. */
  readonly module: string | null;
  /** A sentence. */
  readonly reason: string;
  readonly tasks: number;
}

/** Answers that came together. */
export interface AnswerFile {
  readonly id: string;
  readonly name: string;
  readonly addedMs: number;
  readonly predictions: readonly TaskPrediction[];
  /** Ids that no task of the choice has. */
  readonly unknown: readonly string[];
  /** Ids of tasks that no answer names. */
  readonly missing: readonly string[];
  /** Ids that were given twice for one sample; the first counts. */
  readonly duplicate: readonly string[];
  readonly rejected: readonly Rejected[];
  readonly scoring: Scoring;
}

/** Where the scores of a file of answers stand. Counts of answers. */
export type Scoring =
  | { readonly kind: "unscored" }
  /** Truths of the tasks are computed first: `score` was called before all were there. */
  | { readonly kind: "waiting" }
  | { readonly kind: "scoring"; readonly done: number; readonly total: number }
  | { readonly kind: "scored"; readonly scores: Scores }
  | { readonly kind: "failed"; readonly failure: SetFailure };

/** What answers are worth. */
export interface Scores {
  readonly score: BenchmarkScore;
  /** The marks of all answers, task by task. */
  readonly marked: readonly MarkedAnswer[];
  /** Those that the reference and the strict judge mark otherwise than each other. */
  readonly differences: readonly Difference[];
}

/** An answer that the reference and the strict judge do not agree on. */
export interface Difference {
  readonly task: Task;
  readonly truth: TaskTruth;
  readonly prediction: TaskPrediction;
  readonly marked: MarkedAnswer;
}

export type AnswersReading =
  | { readonly kind: "idle" }
  | {
      readonly kind: "reading";
      readonly name: string;
      readonly done: number;
      readonly total: number;
    }
  /** The files hold no answer at all; `rejected` and `unknown` say why. */
  | {
      readonly kind: "no-answers";
      readonly name: string;
      readonly rejected: readonly Rejected[];
      readonly unknown: readonly string[];
    }
  | { readonly kind: "failed"; readonly name: string; readonly failure: SetFailure };

/** Why the set cannot go on as asked; what is kept stays kept. */
export type SetFailure =
  /** It could not be read or written. */
  | { readonly kind: "store"; readonly refusal: Refusal }
  /** Python could not be started, or a part of the page could not be loaded. */
  | { readonly kind: "broken"; readonly message: string };

/** `truths`, `scores`: as the commands without a page print them; `marks-…`: one answer a row; `corpus`: records for pre-training. */
export type ExportKind = "truths" | "scores" | "marks-jsonl" | "marks-csv" | "corpus";

/** A file to be saved, or why there is none. */
export type Exported =
  | {
      readonly kind: "file";
      readonly name: string;
      readonly content: Blob;
      /** Runs that the file has no records of, and why: a sentence each. */
      readonly left: readonly string[];
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly failure: SetFailure };

/** A set that is open. It lives until another is opened, whatever screen is on. No promise of it rejects. */
export interface BenchmarkSession {
  readonly id: string;
  readonly state: Pick<Cell<SetState>, "get" | "subscribe">;
  /** Text of answers that was pasted and not read yet. */
  readonly draft: Cell<string>;
  /** Computes the truths that are not known yet, in the background. */
  compute(): void;
  /** Stops computing; what was computed is kept, and `compute` goes on from there. */
  pause(): void;
  /** Narrows the tasks; answers of other choices are put away, not lost. */
  choose(choice: string): void;
  /** Reads answers to the tasks of the choice, and keeps them; nothing is scored yet. */
  addAnswers(input: Input): Promise<void>;
  /** Gives up reading answers, and forgets what could not be read. */
  cancelAnswers(): void;
  /** Marks a file's answers, and computes the truths first that are not there. */
  score(file: string): Promise<void>;
  /** Gives up marking. */
  stopScoring(): void;
  removeAnswers(file: string): Promise<Keeping | { readonly kind: "removed" }>;
  /** How a truth reads as text; null while there is none. */
  truthText(task: Task): string | null;
  /** `file`: whose scores or marks, by id; for `truths` and `corpus` it counts for nothing. */
  export(kind: ExportKind, file: string | null): Promise<Exported>;
  cancelExport(): void;
}
