/** A program as a person writes it: its text and what it is given to run on. */
export interface Program {
  readonly source: string;
  /** Lines for `input()`, without their line ends. A last line that is empty is one still being typed. */
  readonly stdin: readonly string[];
  /** Seed for `random`, an integer from 0 to 2^32 - 1. */
  readonly seed: number;
}

/** The most that a seed can be. */
export const largestSeed = 2 ** 32 - 1;

/** The lines of a text box, as `Program.stdin` keeps them. */
export function parseStdin(text: string): readonly string[] {
  return text === "" ? [] : text.split(/\r\n|\r|\n/);
}

/** The text that `parseStdin` reads back as the same lines. */
export function printStdin(stdin: readonly string[]): string {
  return stdin.join("\n");
}

/** The lines that a run is given: all but an empty last one. */
export function stdinOfRun(stdin: readonly string[]): readonly string[] {
  return stdin.at(-1) === "" ? stdin.slice(0, -1) : stdin;
}

/** True when both would run the same. */
export function samePrograms(one: Program, other: Program): boolean {
  return (
    one.source === other.source &&
    one.seed === other.seed &&
    printStdin(stdinOfRun(one.stdin)) === printStdin(stdinOfRun(other.stdin)) &&
    stdinOfRun(one.stdin).length === stdinOfRun(other.stdin).length
  );
}
