import type { EvaluationExportId } from "../../../../app/evaluations/exchange/exporting.ts";
import type { FileReading } from "../../../../app/evaluations/exchange/readFile.ts";
import type { ManifestReading } from "../../../../core/evaluation/manifest.ts";
import type { Mismatch, RerunPart } from "../../../../core/evaluation/rerun.ts";

/** What the forms of files are called, and what each is for. */
export const formWords: {
  readonly [id in EvaluationExportId]: { readonly name: string; readonly says: string };
} = {
  "foretrace-jsonl": {
    name: "JSONL",
    says: "One line for each answer with all there is: messages, reply, what was found in it, score, tokens, times.",
  },
  csv: { name: "CSV", says: "A table for spreadsheets and statistics, one row for each answer." },
  inspect: { name: "Inspect log", says: "For Inspect: its log as JSON, one for each predictor." },
  "lm-eval": {
    name: "lm-eval samples",
    says: "As lm-eval writes its samples, one file for each predictor. Without what never came.",
  },
  "every-eval-ever": {
    name: "Every Eval Ever",
    says: "Scores and samples in the form of the public collection, two files for each predictor.",
  },
};

/** Why a file has no answers, and what helps. */
export const unreadFileWords: {
  readonly [reason in Extract<FileReading, { kind: "refused" }>["reason"] | "large"]: string;
} = {
  archive:
    "it is packed. Unpack it first; a log of Inspect in the form .eval is turned into JSON by `inspect log dump FILE.eval > log.json`.",
  cut: "it is no whole JSON or CSV. Is a part of it missing?",
  empty: "there is nothing in it.",
  large: "it is larger than 256 MB. Split it into several files.",
  other:
    "it is none of the four forms: JSONL or CSV with `item` and `answer` or `raw`, a log of Inspect as JSON, or samples of lm-eval.",
  "too-large": "it is larger than 256 MB. Split it into several files.",
};

/** What is wrong with a row, as a sentence. */
export function rejectedWords(problem: string): string {
  switch (problem) {
    case "no JSON":
      return "it is no JSON";
    case "another sort of record":
      return "it is no answer: an item, and an answer or a reply, are needed";
    case "no reply":
      return "it has no reply and no error";
    default:
      return `its ${problem} is not what it should be`;
  }
}

/** Why a file is no manifest that can be run. */
export const manifestReadingWords: {
  readonly [reason in Extract<ManifestReading, { kind: "refused" }>["reason"]]: string;
} = {
  cut: "It is no JSON. Is a part of it missing?",
  other: "It is no manifest, or one of another version of this page.",
  altered:
    "It was changed after it was written: its hash is another one. Ask for the file as it was.",
};

/** What a part of a manifest is called. */
const partWords: { readonly [part in RerunPart]: string } = {
  pack: "What is asked about",
  items: "Which items are asked",
  tracer: "The recorder of this page",
  pyodide: "Pyodide",
  python: "Python",
  judges: "The judges",
  prompts: "The prompt",
  settings: "What the prompt asks for",
  extractor: "How replies are read",
  samples: "How often each item is asked",
  predictor: "The predictor",
};

/** A part that differs, by name. */
export function mismatchName({ part, of }: Mismatch): string {
  return of === "" ? partWords[part] : `${partWords[part]} ${of}`;
}

/** One side of a part that differs, in words. */
export function sideWords({ part }: Mismatch, side: string | null): string {
  if (side === null) return part === "predictor" ? "is not connected here" : "is not here";
  const value: unknown = JSON.parse(side);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(String).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name} ${valueWords(one)}`)
    .join(", ");
}

function valueWords(value: unknown): string {
  if (value === null) return "not known";
  return typeof value === "string" ? value : JSON.stringify(value);
}
