import { holm, type HolmResult } from "../../score/statistics/holm.ts";
import { detectableDifference, pilotVariance } from "../../score/statistics/detectable.ts";
import { pairTable, type PairTable } from "../../score/statistics/mcnemar.ts";
import { clusterFreedom } from "../../score/statistics/mean.ts";
import {
  differencesOf,
  pairedInSlices,
  type PairedComparison,
  type ScorePair,
} from "../../score/statistics/paired.ts";
import type { Sliced } from "../../score/statistics/sliced.ts";
import { type AnsweredItem, byItem, isRight, shareOf } from "./accuracy.ts";
import { isMajorityRight } from "./samples.ts";
import type { Participant } from "./participant.ts";

/** What a comparison came to, in one word. */
export type Finding =
  /** No item was answered by both. */
  | "nothing-common"
  /** No item tells the two apart. */
  | "alike"
  /** The p, corrected where there are several comparisons, is at most 5 %, and the interval leaves 0 out. */
  | "differs"
  /** One of the two says so, the other does not; or both do, and the correction takes it back. */
  | "hint"
  | "not-found";

/** Two participants on the items that both answered. */
export interface Comparison {
  readonly first: string;
  readonly second: string;
  /** Differences of the share of samples that is right. */
  readonly paired: PairedComparison;
  /** Right or wrong; with several samples, whether the answer that most give is right. */
  readonly table: PairTable;
  /** Ids of items on which one alone is right, in their order. */
  readonly discordant: {
    readonly first: readonly string[];
    readonly second: readonly string[];
  };
  /** The smallest difference that such a comparison finds in four of five evaluations, given how much the two differed; null where they never did. */
  readonly detectable: number | null;
  /** By Holm, among all pairs that are ranked; null where there is one pair alone, and for a player that uses the truth. */
  readonly corrected: HolmResult | null;
  readonly finding: Finding;
}

type Plain = Omit<Comparison, "corrected" | "finding">;

/** Compares each two participants; the pairs in the order of the participants. A player that uses the truth is compared, but with no say in the correction. */
export function* comparisonsOf(
  participants: readonly Participant[],
  seed: number,
): Sliced<readonly Comparison[]> {
  const answered: Answered[] = [];
  for (const one of participants) {
    answered.push({ one, items: byItem(one.responses) });
    yield;
  }
  const found: Plain[] = [];
  for (const [place, first] of answered.entries()) {
    for (const second of answered.slice(place + 1)) {
      found.push(yield* compare(first, second, seed));
      yield;
    }
  }
  return corrected(found, participants);
}

interface Answered {
  readonly one: Participant;
  readonly items: readonly AnsweredItem[];
}

function* compare(first: Answered, second: Answered, seed: number): Sliced<Plain> {
  const others = new Map(second.items.map((item) => [item.item, item]));
  const common = first.items.flatMap((item) => {
    const other = others.get(item.item);
    return other === undefined ? [] : [[item, other] as const];
  });
  const pairs = common.map(([one, other]): ScorePair => ({
    first: shareOf(one, isRight),
    second: shareOf(other, isRight),
    cluster: one.program,
  }));
  yield;
  const verdicts = common.map(([one, other]) => ({
    item: one.item,
    first: isMajorityRight(one),
    second: isMajorityRight(other),
  }));
  yield;
  const differences = differencesOf(pairs);
  const variance = pilotVariance(differences);
  const paired = yield* pairedInSlices(pairs, seed);
  return {
    first: first.one.id,
    second: second.one.id,
    paired,
    table: pairTable(verdicts),
    discordant: {
      first: verdicts.flatMap((pair) => (pair.first && !pair.second ? [pair.item] : [])),
      second: verdicts.flatMap((pair) => (pair.second && !pair.first ? [pair.item] : [])),
    },
    detectable:
      variance === null
        ? null
        : detectableDifference(variance, pairs.length, clusterFreedom(differences)),
  };
}

function corrected(
  found: readonly Plain[],
  participants: readonly Participant[],
): readonly Comparison[] {
  const simulated = new Set(
    participants.flatMap(({ id, sort }) => (sort === "simulated" ? [id] : [])),
  );
  const isInFamily = ({ first, second, paired }: Plain): boolean =>
    !simulated.has(first) && !simulated.has(second) && paired.p !== null;
  const family = found.filter(isInFamily);
  const results = family.length < 2 ? [] : holm(family.map(({ paired }) => paired.p ?? 1));
  const byPair = new Map(family.map((one, index) => [one, results[index] ?? null]));
  return found.map((one) => {
    const own = byPair.get(one) ?? null;
    return { ...one, corrected: own, finding: findingOf(one, own) };
  });
}

function findingOf({ paired }: Plain, result: HolmResult | null): Finding {
  const { n, interval, p } = paired;
  if (n === 0 || p === null) return "nothing-common";
  if (interval === null) return "alike";
  const byInterval = interval.low > 0 || interval.high < 0;
  const byTest = (result?.adjusted ?? p) <= 0.05;
  if (byInterval && byTest) return "differs";
  return byInterval || p <= 0.05 ? "hint" : "not-found";
}
