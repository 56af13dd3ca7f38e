/** The clock and the alarm that clients go by. Times and durations in ms. */
export interface Timing {
  /** Grows steadily; only differences mean something. */
  now(): number;
  /** Does something once, later; gives what calls it off. */
  after(delayMs: number, action: () => void): () => void;
}

/** The clock of the page. */
export const pageTiming: Timing = {
  now: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
