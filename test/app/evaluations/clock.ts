import type { Timing } from "../../../src/models/timing.ts";

/** A clock that stands until somebody moves it. */
export interface FakeClock extends Timing {
  /** Moves on to the next alarm; false: there is none. */
  next(): boolean;
  /** Ms since 1970. */
  epoch(): number;
}

/** A clock that begins at a time of its own. */
export function createClock(): FakeClock {
  let nowMs = 1_000;
  let alarms: { readonly atMs: number; readonly action: () => void }[] = [];
  return {
    now: () => nowMs,
    epoch: () => 1_790_000_000_000 + nowMs,
    after(delayMs, action) {
      const alarm = { atMs: nowMs + delayMs, action };
      alarms.push(alarm);
      return () => void (alarms = alarms.filter((one) => one !== alarm));
    },
    next() {
      const [soonest] = alarms.toSorted((one, other) => one.atMs - other.atMs);
      if (soonest === undefined) return false;
      alarms = alarms.filter((one) => one !== soonest);
      nowMs = Math.max(nowMs, soonest.atMs);
      soonest.action();
      return true;
    },
  };
}
