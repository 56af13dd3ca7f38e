import * as z from "zod/mini";
import type { ResultRow } from "../../core/asking/resultRow.ts";
import { textHash } from "../../core/program/hash.ts";
import type { EvaluationFormat, ImportedAnswer } from "./format.ts";
import { readLines } from "./read.ts";

/** What files of ours say of each reply, in the order of `resps`. */
const repliesSchema = z.array(
  z.object({
    sample: z.int().check(z.gte(0)),
    finish: z.enum(["stop", "length", "filter"]),
    alone: z.boolean(),
    confidence: z.nullable(z.number().check(z.gte(0), z.lte(1))),
  }),
);

type ReplyNote = z.infer<typeof repliesSchema>[number];

const rowSchema = z.object({
  doc_id: z.union([z.int(), z.string()]),
  doc: z.optional(
    z.looseObject({
      item: z.optional(z.string()),
      /** Of a dataset for Inspect, which others read as well. */
      id: z.optional(z.unknown()),
      model: z.optional(z.unknown()),
      replies: z.optional(z.unknown()),
    }),
  ),
  resps: z.array(z.union([z.string(), z.array(z.string())])),
});

/** The file of samples that lm-eval writes, one for each predictor: one line for each item, with all of its samples in `resps`. Items without any reply are left out. */
export const lmEval: EvaluationFormat = {
  id: "lm-eval",
  print: ({ predictors }) =>
    predictors.map(({ name, rows }) => ({
      name: `samples_${name}.jsonl`,
      text: linesOf(rows).join(""),
    })),
  read: (text) => readLines(text, rowSchema, answersOf),
};

function linesOf(rows: readonly ResultRow[]): readonly string[] {
  const items = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const others = items.get(row.item);
    if (others === undefined) items.set(row.item, [row]);
    else others.push(row);
  }
  return [...items.values()].flatMap((own, index) => {
    const answered = own
      .filter(({ text }) => text !== null)
      .toSorted((one, other) => one.sample - other.sample);
    const [first] = answered;
    return first === undefined ? [] : [`${JSON.stringify(lineOf(first, answered, index))}\n`];
  });
}

function lineOf(first: ResultRow, answered: readonly ResultRow[], index: number): object {
  const replies = answered.map(({ sample, finish, alone, confidence }): ReplyNote => {
    return { sample, finish: finish ?? "stop", alone, confidence };
  });
  const { item, program, kind, model } = first;
  const doc = { item, program, kind, model, replies };
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
  const notes = repliesSchema.safeParse(doc?.replies).data;
  const other = typeof doc?.id === "string" ? doc.id : String(id);
  return resps.flat().map((text, index): ImportedAnswer => {
    const note = notes?.[index];
    const alone = note?.alone === true;
    return {
      item: doc?.item ?? other,
      sample: note?.sample ?? index,
      model: typeof doc?.model === "string" ? doc.model : null,
      messages: [],
      raw: alone ? null : text,
      answer: alone ? text : null,
      reasoning: null,
      finish: note?.finish ?? "stop",
      confidence: note?.confidence ?? null,
      usage: null,
      error: null,
    };
  });
}
