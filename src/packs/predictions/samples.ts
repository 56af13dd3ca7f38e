import * as z from "zod/mini";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { PredictionFormat } from "./format.ts";

const rowSchema = z.object({
  task_id: z.union([z.string(), z.number()]),
  completion: z.string(),
});

/** Samples of code, one JSON object a line with `task_id` and `completion`; several of one task are numbered in their order. */
export function samplesFormat(benchmark: BenchmarkId): PredictionFormat {
  return {
    benchmark,
    async read(entry, reading) {
      const counts = new Map<string, number>();
      const predictions: TaskPrediction[] = [];
      for await (const { line, value } of reading.jsonLines(entry)) {
        const read = rowSchema.safeParse(value);
        if (!read.success) {
          reading.reject(entry.name, line, "The row has no task_id, or no completion.");
          continue;
        }
        const id = String(read.data.task_id);
        // MBPP numbers its tasks; here they carry its name.
        const task = benchmark === "mbpp" && !id.startsWith("MBPP/") ? `MBPP/${id}` : id;
        const sample = counts.get(task) ?? 0;
        counts.set(task, sample + 1);
        predictions.push({
          task,
          part: "",
          sample,
          raw: read.data.completion,
          extracted: true,
          confidence: null,
          model: null,
        });
      }
      return predictions;
    },
  };
}
