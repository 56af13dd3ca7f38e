import { makeQuestions, truthOf } from "../../../src/core/question/index.ts";
import {
  type Item,
  type Question,
  questionKinds,
  type QuestionSet,
  type SetOptions,
} from "../../../src/core/question/question.ts";
import type { Recording } from "../../../src/core/trace/index.ts";
import { beginningOf } from "./beginning.ts";

/** Everything may be asked, and more of it than anybody would want. */
export function options(seed: number, more: Partial<SetOptions> = {}): SetOptions {
  return {
    seed,
    size: 10,
    kinds: [...questionKinds, "table"],
    help: seed % 2 === 0 ? "unchanged" : "empty",
    chosen: [],
    ...more,
  };
}

/** The questions of a set, those in the cells of its tables too. */
export function questionsOf(items: readonly Item[]): readonly Question[] {
  return items.flatMap((item): readonly Question[] =>
    item.kind === "table"
      ? item.rows.flatMap(({ cells }) =>
          cells.flatMap((cell) => (cell.kind === "asked" ? [cell.question] : [])),
        )
      : [item],
  );
}

/** What a set breaks of the laws of sets and of its questions, one sentence each. */
export function breaches(recording: Recording, set: QuestionSet): readonly string[] {
  return [
    ...brokenOrder(set.items),
    ...questionsOf(set.items).flatMap((question) => brokenTruth(recording, question)),
  ];
}

function brokenOrder(items: readonly Item[]): readonly string[] {
  const found: string[] = [];
  const ids = questionsOf(items).map(({ id }) => id);
  if (new Set(ids).size !== ids.length) found.push(`[G2] two ids are one: ${ids.join(" ")}`);
  let seen = -1;
  for (const { id, shown, reveals } of items) {
    if (reveals < shown) found.push(`[Q2] ${id} shows ${shown} and reveals ${reveals}`);
    if (shown < seen) found.push(`[G3] ${id} shows ${shown}, but ${seen} was revealed`);
    if (shown >= 0) seen = reveals;
  }
  return found;
}

/** Whether what is shown decides the answer, and what is revealed shows it. */
function brokenTruth(recording: Recording, question: Question): readonly string[] {
  const { id, kind, shown, reveals } = question;
  const truth = truthOf(recording, question);
  if (truth === null) return [`[Q1] ${id} has no truth`];
  if (kind === "input") return [];
  const text = print(truth);
  const found: string[] = [];
  if (print(truthOf(beginningOf(recording, shown), question)) === text) {
    found.push(`[Q3] ${id} is shown by step ${shown} already: ${text}`);
  }
  if (shown < 0) return found;
  if (print(truthOf(beginningOf(recording, reveals), question)) !== text) {
    found.push(`[Q4] ${id} is not shown by step ${reveals}: ${text}`);
  }
  if (print(truthOf(beginningOf(recording, reveals - 1), question)) === text) {
    found.push(`[Q4] ${id} is shown before step ${reveals}: ${text}`);
  }
  return found;
}

/** A value as text, numbers of any size included. */
export function print(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "bigint" ? `${part}n` : part,
  );
}

/** A set of a recording as text. */
export function printSet(recording: Recording, more: SetOptions): string {
  return print(makeQuestions(recording, more));
}
