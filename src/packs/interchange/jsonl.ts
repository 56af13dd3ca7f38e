import * as z from "zod/mini";
import { messagesSchema, usageSchema } from "../../core/asking/resultSchema.ts";
import type { EvaluationFormat, ImportedAnswer } from "./format.ts";
import { readLines } from "./read.ts";

const share = z.nullable(z.number().check(z.gte(0), z.lte(1)));

/** What of a line is read: less is enough than is written, so that lists of answers from elsewhere come in too. */
const rowSchema = z
  .object({
    item: z.string(),
    sample: z.optional(z.int().check(z.gte(0))),
    model: z.optional(z.nullable(z.string())),
    answer: z.optional(z.nullable(z.string())),
    raw: z.optional(z.nullable(z.string())),
    reasoning: z.optional(z.nullable(z.string())),
    finish: z.optional(z.nullable(z.enum(["stop", "length", "filter"]))),
    confidence: z.optional(share),
    // Others write these in other ways, and their answers are as good.
    messages: z.optional(z.unknown()),
    usage: z.optional(z.unknown()),
    error: z.optional(z.nullable(z.string())),
  })
  .check(
    z.refine(({ answer, raw, error }) =>
      [answer, raw, error].some((one) => typeof one === "string"),
    ),
  );

/** One JSON object a line with all of a row; what comes in may have `item` and `answer` or `raw` alone. */
export const jsonl: EvaluationFormat = {
  id: "foretrace-jsonl",
  print: ({ name, predictors }) => [
    {
      name: `${name}.jsonl`,
      text: predictors
        .flatMap(({ rows }) => rows)
        .map(({ text, alone, failure, answer, state, rung, verdict, value, ...facts }) =>
          JSON.stringify({
            ...facts,
            ...(alone && text !== null ? { answer: text } : { raw: text }),
            error: failure,
            // Whoever reads it finds the answer again: what extraction said is a claim, and stands apart.
            extraction: { state, rung, answer },
            score: { verdict, value },
          }),
        )
        .map((line) => `${line}\n`)
        .join(""),
    },
  ],
  read: (text) => readLines(text, rowSchema, (row) => [answerOf(row)]),
};

function answerOf(row: z.infer<typeof rowSchema>): ImportedAnswer {
  return {
    item: row.item,
    sample: row.sample ?? 0,
    model: row.model ?? null,
    raw: row.raw ?? null,
    answer: row.answer ?? null,
    messages: messagesSchema.safeParse(row.messages).data ?? [],
    reasoning: row.reasoning ?? null,
    finish: row.finish ?? "stop",
    confidence: row.confidence ?? null,
    usage: usageSchema.safeParse(row.usage).data ?? null,
    error: row.error ?? null,
  };
}
