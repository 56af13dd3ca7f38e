import { isCoconutTask, type CoconutTask } from "../../core/benchmark/members/coconutTask.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { PredictionFormat } from "./format.ts";

/** CoCoNUT's tables of results: the column Predicted holds the list alone. What they say of themselves in Actual, Matched and Distance is not read. */
export const coconutPredictions: PredictionFormat = {
  benchmark: "coconut",
  async read(entry, reading, tasks) {
    const byKey = new Map<string, CoconutTask[]>();
    for (const task of tasks) {
      if (!isCoconutTask(task)) continue;
      const key = keyOf(task.probe.name, task.probe.ask.kind === "call" ? task.probe.ask.text : "");
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [task]);
      else others.push(task);
    }
    const predictions: TaskPrediction[] = [];
    const times = new Map<string, number>();
    for await (const { line, fields } of reading.table(entry)) {
      const { Predicted: raw, HumanEval_ID: id, Filename: file, FunctionCall: call } = fields;
      const name = id ?? file;
      if (raw === undefined || name === undefined) {
        reading.reject(
          entry.name,
          line,
          "The columns Predicted and HumanEval_ID or Filename are missing.",
        );
        continue;
      }
      const key = keyOf(name, call ?? "");
      const found = byKey.get(key) ?? [];
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      predictions.push({
        // Rows of one program stand in the order of its runs; with as many again, each run has a second answer.
        task: found[time % Math.max(1, found.length)]?.id ?? `${name} ${call ?? ""}`.trim(),
        part: "",
        sample: found.length === 0 ? 0 : Math.floor(time / found.length),
        raw,
        extracted: true,
        confidence: null,
        model: null,
      });
    }
    return predictions;
  },
};

function keyOf(name: string, call: string): string {
  return JSON.stringify([name, call]);
}
