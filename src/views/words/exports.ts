import type { ResultFormat } from "../../app/results/results.ts";

/** The forms in which attempts can be exported, in the order of their buttons. */
export const exportNames: readonly ResultFormat["id"][] = ["result", "csv", "jsonl"];

/** The forms in words: what the button says, and what for. */
export const exportWords: {
  readonly [format in ResultFormat["id"]]: { readonly name: string; readonly title: string };
} = {
  result: {
    name: "Export result file",
    title: "Programs, questions and raw answers: any copy of this page makes the same scores of it",
  },
  csv: { name: "CSV", title: "One row for each answer, for spreadsheets" },
  jsonl: { name: "JSONL", title: "One line of JSON for each answer, for programs" },
};
