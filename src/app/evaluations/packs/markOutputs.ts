import type { TaskForm } from "../../../core/asking/prompts/benchmark/forms/taskForm.ts";
import type { ReadReply } from "../../../core/asking/extraction/extractReply.ts";
import type { Benchmark } from "../../../core/benchmark/benchmark.ts";
import type { MarkedAnswer } from "../../../core/benchmark/mark.ts";
import type { TaskPrediction } from "../../../core/benchmark/prediction.ts";
import type { BenchmarkPython } from "../../../core/benchmark/request.ts";
import { type KnownTask, markTasks } from "../../../core/benchmark/run.ts";
import type { LayoutStyle } from "../../../core/asking/prompts/benchmark/layout.ts";
import type { Output } from "../../../core/evaluation/evaluation.ts";
import { createBreath } from "../../benchmarks/breath.ts";
import { written } from "./scoreQuestion.ts";

/** An output on a task with what was found in it. */
export interface ReadOutput {
  readonly task: KnownTask;
  readonly output: Output;
  readonly reading: ReadReply;
}

/** What the judges of a benchmark say of outputs, by output; nothing of those without a reply. */
export async function markOutputs(
  benchmark: Benchmark,
  { judged }: TaskForm,
  style: LayoutStyle,
  read: readonly ReadOutput[],
  python: BenchmarkPython,
  signal: AbortSignal,
): Promise<ReadonlyMap<Output, MarkedAnswer>> {
  const known = new Map<string, KnownTask>();
  const predictions: TaskPrediction[] = [];
  for (const [place, { task, output, reading }] of read.entries()) {
    if (output.result.kind === "failed") continue;
    known.set(task.task.id, task);
    const alone = output.answerAlone || judged === "answer";
    predictions.push({
      task: task.task.id,
      part: "",
      // Outputs of many predictors are marked together: their place tells them apart.
      sample: place,
      raw:
        judged === "answer" && !output.answerAlone
          ? (written(reading.extraction) ?? "")
          : output.result.text,
      extracted: alone,
      confidence: null,
      // REval's own code tells by the name of a log whether thoughts were asked for.
      model: style === "cot" ? "model_cot" : null,
    });
  }
  const marks = new Map<Output, MarkedAnswer>();
  const breathe = createBreath();
  for await (const { marked } of markTasks(
    benchmark,
    [...known.values()],
    predictions,
    python,
    signal,
  )) {
    for (const one of marked) {
      const output = read[one.sample]?.output;
      if (output !== undefined) marks.set(output, { ...one, sample: output.sample });
    }
    await breathe();
    signal.throwIfAborted();
  }
  return marks;
}
