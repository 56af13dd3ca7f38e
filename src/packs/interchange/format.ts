import type { Message, Usage } from "../../core/asking/generation.ts";
import type { ResultRow } from "../../core/asking/resultRow.ts";
import type { Manifest, ManifestPredictor } from "../../core/evaluation/manifest.ts";

/** What one predictor leaves the page with. */
export interface PredictorExport {
  readonly predictor: ManifestPredictor;
  /** What its own files are called, without an ending. */
  readonly name: string;
  readonly rows: readonly ResultRow[];
}

/** An evaluation on its way out. */
export interface EvaluationExport {
  readonly manifest: Manifest;
  /** What files that hold all predictors are called, without an ending. */
  readonly name: string;
  readonly predictors: readonly PredictorExport[];
}

/** One file of a form: its name, and its whole text. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** An answer out of a file. Scores in it are claims: they are made again. */
export interface ImportedAnswer {
  readonly item: string;
  /** 0-based. */
  readonly sample: number;
  readonly model: string | null;
  /** What was asked, as it was sent; none where the file does not say it. */
  readonly messages: readonly Message[];
  /** The reply as a whole, to be looked through; null where only the answer is known, or nothing came. */
  readonly raw: string | null;
  /** The answer alone; goes before the reply. */
  readonly answer: string | null;
  readonly reasoning: string | null;
  readonly finish: "stop" | "length" | "filter";
  /** 0 to 1. */
  readonly confidence: number | null;
  readonly usage: Usage | null;
  /** Why no reply came; null when one did. */
  readonly error: string | null;
}

/** Something in a file that could not be read: where (line, 1-based, or a path), and what is wrong with it. */
export interface RejectedAnswer {
  readonly place: string;
  readonly problem: string;
}

/** What reading a file came to. `cut`: no JSON. `other`: another sort of file. */
export type AnswersReading =
  | {
      readonly kind: "read";
      readonly answers: readonly ImportedAnswer[];
      readonly rejected: readonly RejectedAnswer[];
    }
  | { readonly kind: "refused"; readonly reason: "cut" | "other" | "too-large" };

/** A form in which evaluations leave the page, and in which answers come in. */
export interface EvaluationFormat {
  readonly id: "foretrace-jsonl" | "csv" | "inspect" | "lm-eval" | "every-eval-ever";
  /** The same evaluation gives the same files: one for all predictors, or some for each. */
  print(evaluation: EvaluationExport): readonly ExportedFile[];
  /** Null where the form is only written. Nothing throws. */
  readonly read: ((text: string) => AnswersReading) | null;
}
