import type { Rejected } from "../../core/benchmark/imported.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { ImportSummary, InputFile, ReadingProgress } from "../../packs/importing/importer.ts";
import type { Likely } from "../../packs/importing/likeness.ts";
import type { Refusal } from "../../store/records.ts";

export type { ImportSummary, InputFile, ReadingProgress } from "../../packs/importing/importer.ts";
export type { Likely } from "../../packs/importing/likeness.ts";

/** What is read: text that was pasted, or files, each with the folder that it came in. */
export type Input =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "files"; readonly files: readonly InputFile[] };

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
  /** Somebody gave up on the way; nothing was left. */
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly refusal: Refusal };
