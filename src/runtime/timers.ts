/** Time as the runtime needs it: given to it, so that tests can turn the clock themselves. */
export interface Timers {
  /** Milliseconds from an unspecified start; never goes back. */
  now(): number;
  /** Calls once after `ms` milliseconds; the result takes that back. */
  after(ms: number, call: () => void): () => void;
}

/** The page's own clock. */
export const pageTimers: Timers = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
