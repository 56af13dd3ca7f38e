/** A computation that lets others go first now and then: it stops every few milliseconds, and goes on when it is asked to. */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** What such a computation comes to, done at one go. */
export function wholly<T>(sliced: Sliced<T>): T {
  for (;;) {
    const step = sliced.next();
    if (step.done === true) return step.value;
  }
}
