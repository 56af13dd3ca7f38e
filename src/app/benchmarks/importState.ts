import type { Rejected } from "../../core/benchmark/imported.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { Refusal } from "../../store/records.ts";

/** What is read: text that was pasted, or files, each with the folder that it came in. */
export type Input =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "files"; readonly files: readonly InputFile[] };

/** A file, and its name with the folder that it was dropped in: `data/tasks.jsonl`. */
export interface InputFile {
  readonly name: string;
  readonly file: Blob;
}

/** What files were found to hold. */
export interface ImportSummary {
  readonly benchmark: BenchmarkId;
  readonly tasks: number;
  readonly programs: number;
  /** All of them. */
  readonly rejected: readonly Rejected[];
  /** Sentences on what is particular about these files. */
  readonly notes: readonly string[];
  /** Where the files say it; else null. */
  readonly licence: string | null;
  readonly origin: string | null;
}

/** How far reading has come. Bytes of the files as they are, packed or not. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  /** Rows that were looked at; 0 for files that are one value. */
  readonly rows: number;
  readonly rejected: number;
}

/** A format, and how much the files look like it: 0 to 1. */
export interface Likely {
  readonly format: BenchmarkId;
  readonly likeness: number;
}

/** Where an import stands. `name` is proposed for the set. */
export type ImportState =
  | { readonly kind: "idle" }
  /** The format could not be told. `likely`: those that it may be, likeliest first; it can be any other too. */
  | { readonly kind: "choosing"; readonly name: string; readonly likely: readonly Likely[] }
  | {
      readonly kind: "reading";
      readonly name: string;
      /** Null while the format is being told. */
      readonly format: BenchmarkId | null;
      readonly progress: ReadingProgress;
    }
  | {
      readonly kind: "read";
      readonly name: string;
      readonly summary: ImportSummary;
      /** Why it was not kept when that was tried. */
      readonly refusal: Refusal | null;
    }
  | {
      readonly kind: "keeping";
      readonly name: string;
      readonly summary: ImportSummary;
      /** Tasks that are written. */
      readonly done: number;
    }
  | { readonly kind: "failed"; readonly name: string; readonly failure: ImportFailure };

/** Why there is nothing to keep. */
export type ImportFailure =
  /** The files hold no task of the format; `rejected` says of each row why. */
  | {
      readonly kind: "no-tasks";
      readonly format: BenchmarkId;
      readonly rejected: readonly Rejected[];
    }
  /** Nothing was given, or nothing but empty files. */
  | { readonly kind: "empty" }
  /** The part of the page that reads is gone, or the browser could not read a file to its end. */
  | { readonly kind: "broken"; readonly message: string };

/** What a person says of a set; null: not known. */
export interface About {
  readonly name: string;
  readonly licence: string | null;
  readonly origin: string | null;
}

/** What keeping came to. `id` is the set's. */
export type Keeping =
  | { readonly kind: "kept"; readonly id: string }
  | { readonly kind: "failed"; readonly refusal: Refusal };
