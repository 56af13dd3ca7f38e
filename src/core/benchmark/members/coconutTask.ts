import type { Task } from "../task.ts";

/** What CoCoNUT's rules need to know of a task. */
export interface CoconutProbe {
  /** 0-based number of the row in its file. */
  readonly row: number;
  /** `HumanEval_ID`, or the `Filename` of a whole program. */
  readonly name: string;
  /** `HumanEval`, or the `Category` of a whole program. */
  readonly category: string;
  /** The source as models saw it, line numbers and all. */
  readonly shown: string;
  readonly ask: CoconutAsk;
}

/** What is run, and whose lines are asked for. */
export type CoconutAsk =
  /** A call of a function; `text` is the arguments as the file has them. */
  | {
      readonly kind: "call";
      readonly code: string;
      readonly function: string;
      readonly text: string;
    }
  /**
   * The `main` block of a whole program. Its line is 1-based in the source that is run, null where there is none; so many lines of that
   * source stand above the program that was shown.
   */
  | { readonly kind: "main"; readonly mainLine: number | null; readonly linesAbove: number }
  /** The same of a program with threads, whose order nobody can foretell. */
  | { readonly kind: "threads" }
  /** Only the unindented source is there. */
  | { readonly kind: "unindented" };

export type CoconutTask = Task<CoconutProbe>;

/** True of the tasks that CoCoNUT's own format reads. */
export function isCoconutTask(task: Task): task is CoconutTask {
  return task.benchmark === "coconut";
}

/**
 * The calls that the text of some arguments may mean, the likelier first: `([1, 2], 3)` are two arguments in a tuple, which could be one
 * argument as well; `[1, 2], 3` are two.
 */
export function callsOf(name: string, text: string): readonly string[] {
  const plain = text.trim();
  const bare = `${name}(${plain})`;
  if (!plain.startsWith("(")) return [bare];
  return [`${name}(*${plain})`, bare];
}
