import type { Attempts } from "../../../src/app/attempts.ts";
import type { Keeping } from "../../../src/app/keepingState.ts";
import type { KeptData } from "../../../src/app/keptData.ts";

/** What the page under test offers as `keeping`: the page's own services, and a few sentences about them. */
export interface KeepingPage {
  readonly attempts: Attempts;
  readonly data: KeptData;
  state(): Keeping;
  /** Begins the sample attempt of that id. */
  begin(attempt: string): Promise<string>;
  /** Commits one answer of it, with so many characters of text; tells what came of it. */
  answer(attempt: string, number: number, length?: number): Promise<string>;
  /** Commits answers 0 to `count` - 1 of a new attempt, so many at a time; tells `acknowledge` the number of each that is said to be on disk. */
  answerMany(attempt: string, count: number, atOnce: number): Promise<void>;
  /** The numbers of the answers that are there. */
  answers(attempt: string): Promise<readonly number[]>;
  /** Keeps a recording of random bytes under a name; true when it is there afterwards. */
  record(name: string, bytes: number): Promise<boolean>;
  /** Names of recordings that are there, of those that are asked for. */
  recorded(names: readonly string[]): Promise<readonly string[]>;
}

/** What the test puts into the page to hear of answers on disk. */
export type Acknowledge = (attempt: string, number: number) => void;
