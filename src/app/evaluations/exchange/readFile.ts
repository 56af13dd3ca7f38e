import type { AnswersReading, EvaluationFormat } from "../../../packs/interchange/format.ts";
import { inspect } from "../../../packs/interchange/inspect.ts";
import { jsonl } from "../../../packs/interchange/jsonl.ts";
import { lmEval } from "../../../packs/interchange/lmEval.ts";
import { jsonOf } from "../../../packs/interchange/read.ts";
import { table } from "../../../packs/interchange/table.ts";
import type { EvaluationExportId } from "./exporting.ts";

/** Answers out of a file of any form, or why there are none. `archive`: it is packed. */
export type FileReading =
  | (Extract<AnswersReading, { kind: "read" }> & { readonly form: EvaluationExportId })
  | {
      readonly kind: "refused";
      readonly reason: Extract<AnswersReading, { kind: "refused" }>["reason"] | "archive" | "empty";
    };

/** The largest file that is read, in bytes. */
export const largestFile = 256_000_000;

/** Reads a file of answers; its form is told from how it begins. Nothing throws. */
export function readAnswerFile(text: string): FileReading {
  if (text.trim() === "") return { kind: "refused", reason: "empty" };
  if (text.startsWith("PK\u0003\u0004")) return { kind: "refused", reason: "archive" };
  let refused: FileReading | null = null;
  for (const { id, read } of formsOf(text)) {
    const reading = read?.(text);
    if (reading?.kind === "read" && reading.answers.length > 0) return { ...reading, form: id };
    if (reading?.kind === "refused") refused ??= reading;
    else if (reading !== undefined) refused = { ...reading, form: id };
  }
  return refused ?? { kind: "refused", reason: "other" };
}

/** The forms that a file may have, the likeliest first. */
function formsOf(text: string): readonly EvaluationFormat[] {
  const body = text.replace(/^\ufeff/, "").trimStart();
  if (!body.startsWith("{")) return [table];
  const line = body.slice(0, body.indexOf("\n") < 0 ? undefined : body.indexOf("\n"));
  const first = jsonOf(line);
  if (typeof first !== "object" || first === null) return [inspect, jsonl, lmEval];
  if ("resps" in first) return [lmEval, jsonl];
  return "eval" in first ? [inspect, jsonl] : [jsonl, lmEval];
}
