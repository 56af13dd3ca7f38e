import * as z from "zod/mini";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { Entry, FileReading } from "../container/reading.ts";
import type { PredictionFormat } from "./format.ts";

const listsSchema = z.record(z.string(), z.array(z.string()));
const scoredSchema = z.object({ raw_generations: listsSchema });
const rowSchema = z.object({
  id: z.optional(z.union([z.string(), z.number()])),
  question_id: z.optional(z.union([z.string(), z.number()])),
  test_id: z.optional(z.union([z.string(), z.number()])),
  pred_list: z.optional(z.array(z.string())),
  output_list: z.optional(z.array(z.string())),
});
const rowsSchema = z.array(z.unknown());

/** A file of generations: one JSON object with a list of answers for each id, bare or as scoring leaves it (`raw_generations`); or rows with `pred_list` or `output_list`. */
export function generationsFormat(benchmark: BenchmarkId): PredictionFormat {
  return {
    benchmark,
    async read(entry, reading) {
      const json = await reading.json(entry);
      if (json === null) return [];
      const scored = scoredSchema.safeParse(json.value);
      const lists = scored.success ? scored.data.raw_generations : json.value;
      const read = listsSchema.safeParse(lists);
      if (read.success) {
        return Object.entries(read.data).flatMap(([id, answers]) => samplesOf(id, answers, true));
      }
      return rowsOf(json.value, entry, reading);
    },
  };
}

function rowsOf(value: unknown, entry: Entry, reading: FileReading): readonly TaskPrediction[] {
  const rows = rowsSchema.safeParse(value);
  if (!rows.success) {
    reading.reject(entry.name, 0, "The file holds no lists of answers by the ids of the tasks.");
    return [];
  }
  return rows.data.flatMap((row, index) => {
    const read = rowSchema.safeParse(row);
    const id = read.success ? idOf(read.data) : null;
    const answers = read.data?.pred_list ?? read.data?.output_list;
    if (id === null || answers === undefined) {
      reading.reject(entry.name, index + 1, "The row has no id, or no list of answers.");
      return [];
    }
    return samplesOf(id, answers, read.data?.pred_list !== undefined);
  });
}

function idOf({ id, question_id, test_id }: z.infer<typeof rowSchema>): string | null {
  if (id !== undefined) return String(id);
  if (question_id === undefined) return null;
  return test_id === undefined ? String(question_id) : `${question_id}/${test_id}`;
}

function samplesOf(
  task: string,
  answers: readonly string[],
  extracted: boolean,
): readonly TaskPrediction[] {
  return answers.map((raw, sample) => ({
    task,
    part: "",
    sample,
    raw,
    extracted,
    confidence: null,
    model: null,
  }));
}
