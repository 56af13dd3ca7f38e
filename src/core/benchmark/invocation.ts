/** One run that a benchmark asks about: a whole program that needs nothing added to be run and looked at. */
export interface Invocation {
  /** The user's code, and below it what calls it. */
  readonly source: string;
  /** Lines 1 to this one are the user's; what stands below only calls them. */
  readonly userLines: number;
  /**
   * Steps count from the first `line` step of the module at this line or below it (1-based): what ran before, such as `setUp`, is no
   * part of what is asked. 1: all steps count.
   */
  readonly countsFrom: number;
  /** Whose line events are recorded: Python's own, or those of CPython 3.11. */
  readonly profile: "3.11" | "native";
  /** Lines for `input()`, without their line ends. */
  readonly stdin: readonly string[];
  readonly limits: InvocationLimits;
}

/** Where a run is stopped. */
export interface InvocationLimits {
  /** Recorded steps. */
  readonly steps: number;
  readonly timeMs: number;
}

/** Limits for runs whose benchmark names none. It is the steps that end what does not end: a busy machine needs its time for as many. */
export const invocationLimits: InvocationLimits = { steps: 2_000_000, timeMs: 60_000 };

/** How many lines a source has, as Python counts them. */
export function countLines(source: string): number {
  const breaks = source.match(/\r\n|\r|\n/g)?.length ?? 0;
  return source === "" || /[\r\n]$/.test(source) ? breaks : breaks + 1;
}

/** User code with what calls it below: a program of which the code's lines are the user's. */
export function invocationOf(
  code: string,
  call: string,
  profile: Invocation["profile"] = "native",
): Invocation {
  const above = code === "" || code.endsWith("\n") ? code : `${code}\n`;
  return {
    source: `${above}${call}\n`,
    userLines: countLines(above),
    countsFrom: 1,
    profile,
    stdin: [],
    limits: invocationLimits,
  };
}
