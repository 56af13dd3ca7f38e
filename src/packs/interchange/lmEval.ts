import * as z from "zod/mini";
import type { ResultRow } from "../../core/asking/resultRow.ts";
import { textHash } from "../../core/program/hash.ts";
import type { EvaluationFormat, ImportedAnswer } from "./format.ts";
import { readLines } from "./read.ts";

const rowSchema = z.object({
  doc_id: z.union([z.int(), z.string()]),
  doc: z.optional(z.looseObject({ item: z.optional(z.string()) })),
  resps: z.array(z.union([z.string(), z.array(z.string())])),
});

/** The file of samples that lm-eval writes: one line for each item, with all of its samples in `resps`. Items without any reply are left out. */
export const lmEval: EvaluationFormat = {
  id: "lm-eval",
  print({ manifest, rows }) {
    const items = new Map<string, ResultRow[]>();
    for (const row of rows) {
      const others = items.get(row.item);
      if (others === undefined) items.set(row.item, [row]);
      else others.push(row);
    }
    const lines = [...items.values()].flatMap((own, index) => {
      const answered = own
        .filter(({ text }) => text !== null)
        .toSorted((one, other) => one.sample - other.sample);
      const [first] = answered;
      return first === undefined ? [] : [`${JSON.stringify(lineOf(first, answered, index))}\n`];
    });
    return [{ name: `samples_foretrace_${manifest.pack.id}.jsonl`, text: lines.join("") }];
  },
  read: (text) => readLines(text, rowSchema, answersOf),
};

function lineOf(first: ResultRow, answered: readonly ResultRow[], index: number): object {
  const doc = { item: first.item, program: first.program, kind: first.kind };
  const prompt = first.messages.map(({ text }) => text).join("\n\n");
  const target = first.expected ?? "";
  const values = answered.map(({ value }) => value ?? 0);
  return {
    doc_id: index,
    doc,
    target,
    arguments: { gen_args_0: { arg_0: prompt, arg_1: {} } },
    resps: [answered.map(({ text }) => text)],
    filtered_resps: answered.map(({ answer }) => answer ?? ""),
    filter: "none",
    metrics: ["credit"],
    doc_hash: textHash(JSON.stringify(doc, null, 2)),
    prompt_hash: textHash(prompt),
    target_hash: textHash(target),
    credit: values.reduce((sum, value) => sum + value, 0) / values.length,
  };
}

/** Of one request with many replies each is a sample; of many with one each, each again. */
function answersOf({
  doc_id: id,
  doc,
  resps,
}: z.infer<typeof rowSchema>): readonly ImportedAnswer[] {
  return resps.flat().map((raw, sample) => ({
    item: doc?.item ?? String(id),
    sample,
    model: null,
    raw,
    answer: null,
    reasoning: null,
    finish: "stop",
    confidence: null,
    error: null,
  }));
}
