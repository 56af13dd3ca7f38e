import type { Comparison } from "../../../../core/evaluation/analysis/comparison.ts";
import type { Interval } from "../../../../core/score/statistics/interval.ts";

/** A comparison seen from its other side: the second stands first. */
export function seenFrom(comparison: Comparison): Comparison {
  const { paired, table, discordant } = comparison;
  return {
    ...comparison,
    first: comparison.second,
    second: comparison.first,
    paired: {
      ...paired,
      first: paired.second,
      second: paired.first,
      difference: paired.difference === null ? null : -paired.difference,
      interval: paired.interval === null ? null : turned(paired.interval),
    },
    table: { ...table, onlyFirst: table.onlySecond, onlySecond: table.onlyFirst },
    discordant: { first: discordant.second, second: discordant.first },
  };
}

function turned({ low, high, method }: Interval): Interval {
  return { low: -high, high: -low, method };
}
