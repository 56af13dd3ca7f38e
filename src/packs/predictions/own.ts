import * as z from "zod/mini";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { Entry, FileReading } from "../container/reading.ts";

const rowSchema = z
  .object({
    item: z.string(),
    part: z.optional(z.string()),
    sample: z.optional(z.int().check(z.gte(0))),
    answer: z.optional(z.string()),
    raw: z.optional(z.string()),
    confidence: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(1)))),
    model: z.optional(z.nullable(z.string())),
  })
  .check(z.refine(({ answer, raw }) => answer !== undefined || raw !== undefined));

/** True when a line is one of our own form: `{"item","sample","answer"|"raw","confidence","model"}`. */
export function isOwnRow(value: unknown): boolean {
  return rowSchema.safeParse(value).success;
}

/** Reads answers in our own form, one JSON object a line; `part` names one of several questions of an item. */
export async function readOwnPredictions(
  entry: Entry,
  reading: FileReading,
): Promise<readonly TaskPrediction[]> {
  const predictions: TaskPrediction[] = [];
  for await (const { line, value } of reading.jsonLines(entry)) {
    const read = rowSchema.safeParse(value);
    if (!read.success) {
      const field = read.error.issues[0]?.path.join(".") ?? "";
      reading.reject(entry.name, line, `The answer's field "${field}" is not what it should be.`);
      continue;
    }
    const { item, part, sample, answer, raw, confidence, model } = read.data;
    predictions.push({
      task: item,
      part: part ?? "",
      sample: sample ?? 0,
      raw: raw ?? answer ?? "",
      extracted: raw === undefined,
      confidence: confidence ?? null,
      model: model ?? null,
    });
  }
  return predictions;
}
