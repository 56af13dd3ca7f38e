/**
 * A frozen clock and seeded chance for the program, so that two runs of it are the same run.
 *
 * Python in WebAssembly reads the time from `Date` and `performance.now`, and `os.urandom` from
 * `crypto.getRandomValues`; replacing those in the worker fixes all of Python's clocks at once.
 * This serves determinism, not safety: a program that digs out the true clock only spoils its own recording.
 */

/** Where the frozen clock starts: 2024-01-01T00:00:00Z, in milliseconds since 1970. */
export const clockStart = 1_704_067_200_000;

/** How far each reading of the frozen clock moves it, in milliseconds: time passes, and loops that wait end. */
const tickMs = 0.001;

/** The clocks as the recorder sees them. */
export interface Clock {
  /** True milliseconds from an unspecified start; never goes back. */
  real(): number;
  /** The frozen clock, in milliseconds since 1970; reading it here does not move it. */
  virtual(): number;
  /** Moves the frozen clock on, as sleeping does. Negative or non-finite amounts are ignored. */
  advance(ms: number): void;
}

/** What `freezeClock` hands to its caller alone. */
export interface FrozenClock extends Clock {
  /** Puts clock and chance back to their start; the same seed gives the same bytes. */
  reset(seed: number): void;
}

/** Replaces the worker's clocks and randomness. Call it once, before Pyodide starts. */
export function freezeClock(scope: typeof globalThis): FrozenClock {
  const real = scope.performance.now.bind(scope.performance);
  let elapsed = 0;
  let nextWord = randomWords(0);
  const tick = () => (elapsed += tickMs);

  replace(
    scope,
    "Date",
    frozenDate(scope.Date, () => clockStart + tick()),
  );
  replace(scope.performance, "now", () => tick());
  replace(scope.performance, "timeOrigin", clockStart);
  replace(scope.Math, "random", () => nextWord() / 2 ** 32);
  replace(scope.crypto, "getRandomValues", <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = nextWord() >>> 24;
    return view;
  });

  return {
    real,
    virtual: () => clockStart + elapsed,
    advance(ms) {
      if (ms > 0 && Number.isFinite(ms)) elapsed += ms;
    },
    reset(seed) {
      elapsed = 0;
      nextWord = randomWords(seed);
    },
  };
}

/** A `Date` that reads the frozen clock and lives in UTC, whatever the machine's time zone is. */
function frozenDate(Real: DateConstructor, now: () => number): DateConstructor {
  const utc = [
    "FullYear",
    "Month",
    "Date",
    "Day",
    "Hours",
    "Minutes",
    "Seconds",
    "Milliseconds",
  ] as const;
  for (const part of utc) {
    replace(Real.prototype, `get${part}`, Real.prototype[`getUTC${part}`]);
  }
  replace(Real.prototype, "getTimezoneOffset", () => 0);
  replace(Real, "now", now);
  return new Proxy(Real, {
    construct(target, given: unknown[], newTarget) {
      if (given.length === 0) return Reflect.construct(target, [now()], newTarget);
      if (given.length === 1) return Reflect.construct(target, given, newTarget);
      return Reflect.construct(target, [Reflect.apply(Real.UTC, Real, given)], newTarget);
    },
    apply: () => new Real(now()).toString(),
  });
}

/** An endless row of 32-bit words (the splitmix32 mixing steps), a function of the seed alone. */
function randomWords(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}

function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}
