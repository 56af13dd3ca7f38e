import * as z from "zod/mini";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { PredictionFormat } from "./format.ts";

const rowSchema = z.object({
  filepath: z.string(),
  input_no: z.optional(z.union([z.string(), z.number()])),
  src_linenos: z.array(z.string()),
  predicted: z.array(z.nullable(z.boolean())),
  count_in_trace: z.optional(z.unknown()),
});

/** Answers to TRACED in the shape of its own records, with `predicted` beside `src_linenos`: one JSON object a line. */
export const tracedPredictions: PredictionFormat = {
  benchmark: "traced",
  async read(entry, reading, tasks) {
    const cases = new Set(tasks.map((task) => task.case));
    const ids = new Set(tasks.map(({ id }) => id));
    const predictions: TaskPrediction[] = [];
    for await (const { line, value } of reading.jsonLines(entry)) {
      const read = rowSchema.safeParse(value);
      if (!read.success || read.data.src_linenos.length !== read.data.predicted.length) {
        reading.reject(
          entry.name,
          line,
          "src_linenos and predicted are missing or not of one length.",
        );
        continue;
      }
      const { filepath, input_no: input, src_linenos: labels, predicted } = read.data;
      const run = input === undefined ? filepath : `${filepath}/${input}`;
      const kind = read.data.count_in_trace === undefined ? "branch" : "line";
      for (const [index, label] of labels.entries()) {
        const said = predicted[index] ?? null;
        const task = `${run}/${kind}/${label}`;
        // A line without a label is nothing that could be answered.
        if (said === null || (cases.has(`${run}/${kind}`) && !ids.has(task))) continue;
        predictions.push({
          task,
          part: "",
          sample: 0,
          raw: String(said),
          extracted: true,
          confidence: null,
          model: null,
        });
      }
    }
    return predictions;
  },
};
