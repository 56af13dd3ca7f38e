import { createRandom } from "../../question/random.ts";
import { setCoverage, type SetCoverage } from "../../score/metrics/predictionSets.ts";
import { byCluster } from "../../score/statistics/interval.ts";
import { conformalThreshold, pacErrors, pacThreshold } from "../../score/statistics/conformal.ts";
import { type AnsweredItem, byItem, isRight } from "./accuracy.ts";
import type { Undefined } from "./figure.ts";
import type { Participant } from "./participant.ts";

/** How often sets may miss the truth. */
const alpha = 0.1;
/** How often the promise of the PAC form may not hold. */
const delta = 0.05;

/** Sets of answers in the place of one, by one rule. */
export type SetFigures =
  | {
      readonly kind: "known";
      readonly rule: SetRule;
      /** Programs that the rule learnt from, one item of each, and programs that it was tried on. */
      readonly learnt: number;
      readonly tried: number;
      /** Answers that at least 1 - `threshold` of the samples give are in a set; 0 to below 1. */
      readonly threshold: number;
      /** How many of the items that it learnt from may be missed; of the PAC form alone. */
      readonly misses: number | null;
      readonly sets: SetCoverage;
    }
  | { readonly kind: "undefined"; readonly rule: SetRule; readonly why: Undefined };

/** `split`: 90 % on average. `pac`: 90 % with 95 % confidence. */
export type SetRule = "split" | "pac";

/** The answers that were given to an item, with the share of samples that give each, and which of them are right. */
interface Candidates {
  readonly cluster: string;
  readonly shares: readonly number[];
  /** The share of the commonest right answer; 0 when none is right. */
  readonly truth: number;
}

/**
 * Sets of the answers that enough samples give. Half of the programs, chosen by the seed, tell how many are enough, with one item each, since items of one program are not
 * independent; the other half tells how often such sets hold the truth.
 */
export function setsOf({ responses }: Participant, seed: number): readonly SetFigures[] {
  const items = byItem(responses).filter((item) => item.responses.length >= 2);
  const most = byItem(responses).reduce((found, one) => Math.max(found, one.responses.length), 0);
  return (["split", "pac"] as const).map((rule) =>
    items.length === 0
      ? { kind: "undefined", rule, why: { kind: "samples", needed: 2, given: most } }
      : setsBy(rule, items.map(candidatesOf), seed),
  );
}

function setsBy(rule: SetRule, items: readonly Candidates[], seed: number): SetFigures {
  const random = createRandom(seed);
  const programs = shuffled(byCluster(items), random);
  const half = Math.floor(programs.length / 2);
  const scores = programs.slice(0, half).flatMap((own) => {
    const one = own[Math.floor(random() * own.length)];
    return one === undefined ? [] : [1 - one.truth];
  });
  const misses = rule === "pac" ? pacErrors(scores.length, alpha, delta) : null;
  const threshold =
    rule === "pac" ? pacThreshold(scores, alpha, delta) : conformalThreshold(scores, alpha);
  if (threshold === null || threshold === Infinity) {
    const needed = 2 * (rule === "pac" ? leastForPac() : Math.ceil(1 / alpha) - 1);
    return {
      kind: "undefined",
      rule,
      why: { kind: "few-programs", programs: programs.length, needed },
    };
  }
  // An answer that no sample gave has the score 1.
  if (threshold >= 1) return { kind: "undefined", rule, why: { kind: "every-answer" } };
  const least = 1 - threshold - 1e-9;
  const tried = programs.slice(half);
  const sets = tried.flat().map(({ shares, truth, cluster }) => ({
    size: shares.filter((share) => share >= least).length,
    holds: truth >= least,
    cluster,
  }));
  return {
    kind: "known",
    rule,
    learnt: scores.length,
    tried: tried.length,
    threshold,
    misses,
    sets: setCoverage(sets),
  };
}

/** The fewest items from which the PAC form allows a miss, or none. */
function leastForPac(): number {
  let n = 1;
  while (pacErrors(n, alpha, delta) === null) n += 1;
  return n;
}

function candidatesOf({ program, responses }: AnsweredItem): Candidates {
  const counts = new Map<string, { count: number; right: boolean }>();
  for (const one of responses) {
    if (one.key === null) continue;
    const own = counts.get(one.key);
    counts.set(one.key, {
      count: (own?.count ?? 0) + 1,
      right: isRight(one) || (own?.right ?? false),
    });
  }
  const candidates = [...counts.values()].map(({ count, right }) => ({
    share: count / responses.length,
    right,
  }));
  return {
    cluster: program,
    shares: candidates.map(({ share }) => share),
    truth: Math.max(0, ...candidates.filter(({ right }) => right).map(({ share }) => share)),
  };
}

/** In an order that the numbers decide. */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
