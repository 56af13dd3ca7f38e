import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { taskWords } from "../../words/benchmarkTasks.ts";
import { questionWords } from "../../words/questions.ts";

/** How an item is put; code stands between backticks. */
export interface ItemWords {
  /** Place and question, one after the other. */
  readonly ask: string;
  /** The same in one line for a list, the question first, without marks. */
  readonly line: string;
  /** What is given besides, each with its name. */
  readonly given: readonly (readonly [name: string, text: string])[];
}

/** Puts an item into words, as its question or its task is put elsewhere. */
export function itemWords({ asked }: EvaluationItem): ItemWords {
  if (asked.kind === "task") {
    const { ask, given } = taskWords(asked.task);
    return { ask, line: ask.replaceAll("`", ""), given };
  }
  const { source } = asked.program;
  const { place, ask, quote } = questionWords(asked.question, source.split("\n"));
  return {
    ask: place === "" ? ask : `${place} ${ask}`,
    line: (place === "" ? ask : `${ask} ${place}`).replaceAll("`", ""),
    given: quote === null ? [] : [["Given", quote]],
  };
}

/** What an item is searched by, in small letters; made once for each. */
export function createItemTexts(items: readonly EvaluationItem[]): (item: number) => string {
  const texts: string[] = [];
  return (index) => {
    const item = items[index];
    if (item === undefined) return "";
    return (texts[index] ??= `${item.title} ${item.id} ${itemWords(item).line}`.toLowerCase());
  };
}
