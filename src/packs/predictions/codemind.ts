import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { PredictionFormat } from "./format.ts";

/**
 * CodeMind's folders of results, one folder for each problem: `predict.txt` holds the output alone, `raw_output.txt` or a file that is named
 * for a model, as in `mistral_cot.txt`, what the model said. Other files beside them are passed over.
 */
export const codemindPredictions: PredictionFormat = {
  benchmark: "codemind",
  async read(entry, reading, tasks) {
    const path = entry.name.split("/");
    const file = path.pop() ?? "";
    if (!/^(?:predict\.txt|raw_output(?:\.txt)?|.+_cot\.txt)$/.test(file)) return [];
    const ids = new Set(tasks.map(({ id }) => id));
    const ends = path.map((_, index) => path.slice(index).join("/"));
    const raw = await reading.text(entry);
    if (raw === null) return [];
    const prediction: TaskPrediction = {
      task: ends.find((end) => ids.has(end)) ?? ends.at(-1) ?? file,
      part: "",
      sample: 0,
      raw,
      extracted: file === "predict.txt",
      confidence: null,
      model: null,
    };
    return [prediction];
  },
};
