import type { TaskPrediction } from "../../../core/benchmark/prediction.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import type { ImportedAnswer } from "../../../packs/interchange/format.ts";

/** Answers to a benchmark as those to an evaluation's items. Tasks that are not asked keep their own ids, and are unknown there. */
export function answersToTasks(
  predictions: readonly TaskPrediction[],
  items: readonly EvaluationItem[],
): readonly ImportedAnswer[] {
  const ids = new Map(
    items.flatMap(({ id, asked }) => (asked.kind === "task" ? [[asked.task.id, id] as const] : [])),
  );
  return predictions.map(({ task, part, sample, raw, extracted, confidence, model }) => ({
    // A task of several questions is one item here: its parts have no place of their own.
    item: part === "" ? (ids.get(task) ?? task) : `${task} ${part}`,
    sample,
    model,
    messages: [],
    raw: extracted === true ? null : raw,
    answer: extracted === true ? raw : null,
    reasoning: null,
    finish: "stop",
    confidence,
    usage: null,
    error: null,
  }));
}
