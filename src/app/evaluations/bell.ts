import type { Timing } from "../../models/timing.ts";

/** Something that is waited for without looking again and again. */
export interface Bell {
  ring(): void;
  /** Resolves when it rings next, or at a time of `Timing.now`, if that is not null and comes first. */
  heard(atMs: number | null): Promise<void>;
}

/** A bell that nobody has rung. */
export function createBell(timing: Timing): Bell {
  let waiting: (() => void)[] = [];
  return {
    ring() {
      const all = waiting;
      waiting = [];
      for (const wake of all) wake();
    },
    heard: (atMs) =>
      new Promise((resolve) => {
        const cancel =
          atMs === null ? null : timing.after(Math.max(0, atMs - timing.now()), () => resolve());
        waiting.push(() => {
          cancel?.();
          resolve();
        });
      }),
  };
}
