import type { EvaluationExportId } from "../../../../app/evaluations/exchange/exporting.ts";

/** What the forms of files are called, and what each is for. */
export const formWords: {
  readonly [id in EvaluationExportId]: { readonly name: string; readonly says: string };
} = {
  "foretrace-jsonl": {
    name: "JSONL",
    says: "One line for each answer, with all there is: messages, reply, what was found in it, score, tokens, times.",
  },
  csv: { name: "CSV", says: "A table for spreadsheets and statistics, one row for each answer." },
  inspect: { name: "Inspect log", says: "For Inspect: its log as JSON, one for each predictor." },
  "lm-eval": {
    name: "lm-eval samples",
    says: "As lm-eval writes its samples, one file for each predictor.",
  },
  "every-eval-ever": {
    name: "Every Eval Ever",
    says: "Scores and samples in the form of the public collection, two files for each predictor.",
  },
};
