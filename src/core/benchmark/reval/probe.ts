import type { Task } from "../task.ts";
import type { Candidate } from "./candidates.ts";
import type { RevalFrame } from "./invocation.ts";

/** Which run of which item. */
interface RevalPlace {
  /** Number of the item, 0-based. */
  readonly item: number;
  /** Number of the item's input, 0-based. */
  readonly input: number;
}

/** What is asked of a line, behind which a variable is asked about. */
export interface RevalLineProbe extends RevalPlace {
  readonly asks: "reach" | "next" | "value";
  /** Which probe of its run it is, 0-based. */
  readonly place: number;
  /** 1-based. */
  readonly line: number;
  readonly variable: string;
}

/** What is asked of a run as a whole. */
export interface RevalOutputProbe extends RevalPlace {
  readonly asks: "output";
  /** The assertions with `??` in them. */
  readonly snippet: string;
  /** What completed assertions are put into; null where they are run below the code. */
  readonly frame: RevalFrame | null;
}

export type RevalProbe = RevalLineProbe | RevalOutputProbe;

export type RevalTask = Task<RevalProbe>;

/** What a run did at a line. */
export interface RevalLineTruth {
  readonly covered: boolean;
  /** Lines that come next (1-based), ascending; -1 where none does. */
  readonly next: readonly number[];
  /** What the variable can be said to be; null: `Nil`. */
  readonly candidates: {
    readonly count: number;
    readonly distinct: readonly Candidate[];
  } | null;
}

/** What a run came to. */
export interface RevalOutputTruth {
  /** What the function returned, as Python prints it; null where a test was run. */
  readonly result: string | null;
  /** Whether that is what the files say; null where they say nothing. */
  readonly asStored: boolean | null;
}

export type RevalTruth = RevalLineTruth | RevalOutputTruth;

/** The id of a question, as in the files' own order of things. */
export function revalTaskId(
  item: number,
  input: number,
  rest: readonly (string | number)[],
): string {
  return ["reval", item, input, ...rest].join("/");
}
