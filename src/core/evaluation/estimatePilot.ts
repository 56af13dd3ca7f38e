import { detectableDifference, pilotVariance } from "../score/statistics/detectable.ts";
import { mean } from "../score/statistics/interval.ts";
import { designEffect, expectedPrecision, stockAssumption } from "./estimate.ts";

/** What one call came to; null where it is not known. */
export interface CallFacts {
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  readonly usd: number | null;
  readonly ms: number;
}

/** What a number of calls is expected to come to. */
export interface CallEstimate {
  readonly calls: number;
  /** All of them together; null: not known. */
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  readonly usd: number | null;
  /** With `width` calls at once; null: not known. */
  readonly ms: number | null;
}

/**
 * What `calls` calls will come to as those did that were made; calls of which something is not known are left out of the mean of it. `width`: calls at once, at
 * least 1.
 */
export function estimateCalls(
  made: readonly CallFacts[],
  calls: number,
  width: number,
): CallEstimate {
  const all = (fact: (call: CallFacts) => number | null): number | null => {
    const each = mean(made.map(fact).filter((value) => value !== null));
    return each === null ? null : each * calls;
  };
  const [tokensIn, tokensOut] = [all((call) => call.tokensIn), all((call) => call.tokensOut)];
  const ms = all((call) => call.ms);
  return {
    calls,
    tokensIn: tokensIn === null ? null : Math.round(tokensIn),
    tokensOut: tokensOut === null ? null : Math.round(tokensOut),
    usd: all((call) => call.usd),
    ms: ms === null ? null : ms / Math.max(1, width),
  };
}

/** A score of one item of a pilot, 0 to 1. */
export interface PilotScore {
  readonly item: string;
  readonly program: string;
  readonly value: number;
}

/** The smallest difference of two predictors that the whole evaluation will find in four of five cases, and what that rests on. */
export interface DetectableAfterPilot {
  /** Null where there is nothing to ask. */
  readonly detectable: number | null;
  /** `pilot`: how much the two differed in it. `assumption`: they did not differ there, or no item has both, which says nothing. */
  readonly from: "pilot" | "assumption";
  /** Items that both have, and of them those whose scores differ. */
  readonly both: number;
  readonly differ: number;
}

/** What a pilot says of the difference that will be found with these items, each given by its program. */
export function detectableAfterPilot(
  first: readonly PilotScore[],
  second: readonly PilotScore[],
  programs: readonly string[],
): DetectableAfterPilot {
  const others = new Map(meansByItem(second).map(({ item, value }) => [item, value]));
  const differences = meansByItem(first).flatMap(({ item, program, value }) => {
    const other = others.get(item);
    return other === undefined ? [] : [{ value: value - other, cluster: program }];
  });
  const both = differences.length;
  const differ = differences.filter(({ value }) => value !== 0).length;
  const variance = differ === 0 ? null : pilotVariance(differences);
  if (variance === null) {
    const expected = expectedPrecision(programs);
    return { detectable: expected?.detectable ?? null, from: "assumption", both, differ };
  }
  // Few items of a pilot share a program, so that those of the whole evaluation do is added as it is before.
  const worth = programs.length / designEffect(programs, stockAssumption.alike);
  const detectable = detectableDifference(variance, worth);
  return {
    detectable: detectable === null ? null : Math.min(1, detectable),
    from: "pilot",
    both,
    differ,
  };
}

/** Samples of one item are one score. */
function meansByItem(scores: readonly PilotScore[]): readonly PilotScore[] {
  const items = new Map<string, PilotScore[]>();
  for (const score of scores) {
    const known = items.get(score.item);
    if (known === undefined) items.set(score.item, [score]);
    else known.push(score);
  }
  return [...items.values()].flatMap((own) => {
    const [first] = own;
    const value = mean(own.map((score) => score.value));
    return first === undefined || value === null ? [] : [{ ...first, value }];
  });
}
