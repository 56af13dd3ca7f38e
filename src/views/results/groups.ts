import { groupsOf, type Group } from "../../core/attempt/summary.ts";
import { questionKinds } from "../../core/question/question.ts";
import type { Marked } from "../../core/score/metrics/marked.ts";
import { conceptName } from "../words/concepts.ts";
import { kindNames } from "../words/questions.ts";

/** Marked answers by kind of question, in the order of the kinds; keys are names for people. */
export function byKind(marked: readonly Marked[]): readonly Group<string>[] {
  return groupsOf(marked, ({ question }) => [question.kind])
    .toSorted((one, other) => questionKinds.indexOf(one.key) - questionKinds.indexOf(other.key))
    .map(({ key, marked: own }) => ({ key: kindNames[key], marked: own }));
}

/** Marked answers by concept, the one with most answers first; an answer stands in each of its concepts. */
export function byConcept(marked: readonly Marked[]): readonly Group<string>[] {
  return groupsOf(marked, ({ concepts }) => concepts.map(conceptName)).toSorted(
    (one, other) => other.marked.length - one.marked.length || one.key.localeCompare(other.key),
  );
}
