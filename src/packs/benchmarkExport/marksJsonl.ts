import type { MarkRow } from "./markRow.ts";

/** An answer with its marks as one line of JSON with its line end. `passed` is null where a judge leaves the answer out. */
export function printMarkLine({ task, prediction, marked }: MarkRow): string {
  const { part, sample, model, confidence, raw, extracted } = prediction;
  const row = {
    benchmark: task.benchmark,
    task: task.id,
    kind: task.kind,
    part,
    sample,
    model,
    confidence,
    raw,
    // Whether `raw` is the answer alone, or the words that it was looked for in.
    extracted: extracted === true,
    reference: marked.reference,
    strict: marked.strict,
  };
  return `${JSON.stringify(row)}\n`;
}
