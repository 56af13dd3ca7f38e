import type { Marked } from "../score/metrics/marked.ts";
import { accuracy, credit } from "../score/metrics/accuracy.ts";
import type { Measured } from "../score/metrics/metric.ts";
import type { Attempt } from "./attempt.ts";
import { markedOf } from "./marking.ts";
import { questionsOf } from "./items.ts";
import type { AttemptRecord } from "./record.ts";

/** One attempt in numbers. */
export interface AttemptSummary {
  readonly attempt: Attempt;
  /** How many questions were put, answered or not, and how many were answered. */
  readonly questions: number;
  readonly answered: number;
  readonly marked: readonly Marked[];
  /** What the grade is. */
  readonly credit: Measured;
  readonly accuracy: Measured;
}

/** All attempts on one program. */
export interface SetSummary {
  readonly title: string;
  readonly programHash: string;
  /** In the order in which they were begun; at least one. */
  readonly attempts: readonly AttemptSummary[];
  readonly first: AttemptSummary;
  /** The one with the most credit, the earliest of equals. */
  readonly best: AttemptSummary;
}

/** Marked answers that have something in common. */
export interface Group<Key extends string> {
  readonly key: Key;
  readonly marked: readonly Marked[];
}

/** An attempt in numbers. */
export function summaryOf(record: AttemptRecord): AttemptSummary {
  const marked = markedOf(record);
  return {
    attempt: record.attempt,
    questions: record.attempt.items.flatMap(questionsOf).length,
    answered: record.predictions.filter(({ raw }) => raw !== null && raw.text !== "").length,
    marked,
    credit: credit.measure(marked, 0),
    accuracy: accuracy.measure(marked, 0),
  };
}

/** Attempts by their programs, the set that was worked on last first. */
export function setsOf(attempts: readonly AttemptSummary[]): readonly SetSummary[] {
  const sets = new Map<string, AttemptSummary[]>();
  for (const one of attempts.toSorted(byBeginning)) {
    const set = sets.get(one.attempt.programHash);
    if (set === undefined) sets.set(one.attempt.programHash, [one]);
    else set.push(one);
  }
  return [...sets.entries()]
    .flatMap(([programHash, own]): readonly SetSummary[] => {
      const [first] = own;
      const last = own.at(-1);
      if (first === undefined || last === undefined) return [];
      const best = own.reduce((soFar, one) => (creditOf(one) > creditOf(soFar) ? one : soFar));
      return [{ title: last.attempt.title, programHash, attempts: own, first, best }];
    })
    .toSorted((one, other) => beginningOf(other) - beginningOf(one));
}

/** Marked answers in groups, a marked answer in each group that one of its keys names; groups in the order of their first ones. */
export function groupsOf<Key extends string>(
  marked: readonly Marked[],
  keysOf: (one: Marked) => readonly Key[],
): readonly Group<Key>[] {
  const groups = new Map<Key, Marked[]>();
  for (const one of marked) {
    for (const key of new Set(keysOf(one))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return [...groups].map(([key, own]) => ({ key, marked: own }));
}

function creditOf({ credit: { value } }: AttemptSummary): number {
  return value ?? -1;
}

function byBeginning(one: AttemptSummary, other: AttemptSummary): number {
  return one.attempt.startedMs - other.attempt.startedMs;
}

function beginningOf({ attempts }: SetSummary): number {
  return attempts.at(-1)?.attempt.startedMs ?? 0;
}
