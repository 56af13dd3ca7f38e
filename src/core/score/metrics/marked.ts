import type { Answer, Confidence } from "../../prediction/prediction.ts";
import type { Question, Truth } from "../../question/question.ts";
import type { Score } from "../score.ts";
import type { Observation } from "../statistics/interval.ts";

/** One question that was put, what Python did, what was answered, and what that is worth: all that metrics look at. */
export interface Marked {
  readonly question: Question;
  readonly truth: Truth | null;
  readonly answer: Answer;
  readonly score: Score;
  readonly confidence: Confidence | null;
  /** What it is about: concepts of its attempt, and the rule that explains it. */
  readonly concepts: readonly string[];
  /** The attempt that it belongs to. */
  readonly attempt: string;
  /** The program that it is about: what questions that are not independent share. */
  readonly cluster: string;
}

/** Those whose truth is known: what could not be computed counts neither for nor against anybody. */
export function knownOf(marked: readonly Marked[]): readonly Marked[] {
  return marked.filter(({ score }) => score.verdict !== "unavailable");
}

/** Those that have a grade: answered in a form that can be read, truth known. */
export function gradedOf(marked: readonly Marked[]): readonly Marked[] {
  return marked.filter(({ score }) => score.value !== null);
}

/** True when the answer is what Python did. */
export function isRight({ score }: Marked): boolean {
  return score.verdict === "correct";
}

/** What somebody earned: nothing where there is nothing to grade. */
export function creditOf({ score }: Marked): number {
  return score.value ?? 0;
}

/** One number for each, with the program that it belongs to. */
export function observe(
  marked: readonly Marked[],
  numberOf: (one: Marked) => number,
): readonly Observation[] {
  return marked.map((one) => ({ value: numberOf(one), cluster: one.cluster }));
}
