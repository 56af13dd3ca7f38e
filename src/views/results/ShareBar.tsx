import type { Interval } from "../../core/score/statistics/interval.ts";
import css from "./ShareBar.module.css";

interface Properties {
  /** From 0 to 1. */
  readonly value: number;
  readonly interval: Interval | null;
  /** What looking at nothing earns; null where there is nothing to compare with. */
  readonly baseline: number | null;
}

/** A share as a bar, its interval as a line on it, and the baseline as a notch. The numbers stand beside it. */
export function ShareBar({ value, interval, baseline }: Properties) {
  return (
    <span className={css.bar} aria-hidden="true">
      <span className={css.value} style={{ width: at(value) }} />
      {interval !== null && (
        <span
          className={css.interval}
          style={{ left: at(interval.low), width: at(Math.max(0, interval.high - interval.low)) }}
        />
      )}
      {baseline !== null && <span className={css.baseline} style={{ left: at(baseline) }} />}
    </span>
  );
}

function at(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
