import type { Program } from "../program/program.ts";
import type { Item, SetOptions, Truth } from "../question/question.ts";
import type { Evidence } from "../score/evidence.ts";
import type { Score } from "../score/score.ts";
import type { RuleId } from "./rules.ts";

/** When feedback is given: at each point, at the end, or not at all. */
export const modes = ["practice", "set", "exam"] as const;

export type Mode = (typeof modes)[number];

/** Somebody's way through a set of questions. Facts only: scores are derived. Times in ms since 1970. */
export interface Attempt {
  readonly id: string;
  readonly title: string;
  /** Concepts, for summaries; free words. */
  readonly concepts: readonly string[];
  readonly program: Program;
  /** SHA-256 of the program, in hex. */
  readonly programHash: string;
  readonly mode: Mode;
  readonly options: SetOptions;
  /** The questions as they were asked. */
  readonly items: readonly Item[];
  readonly startedMs: number;
  /** Null while it goes on. */
  readonly finishedMs: number | null;
  /** Of Python and of the page, as they were. */
  readonly versions: { readonly python: string; readonly app: string };
}

/** A score as it is kept beside its prediction; may be dropped and made again. */
export interface KeptScore {
  /** The prediction's id. */
  readonly prediction: string;
  readonly attempt: string;
  readonly score: Score;
  /** What Python did; null where it could not be found out. With it a score is made again without a run. */
  readonly truth: Truth | null;
  /** Python's answer as it is shown. */
  readonly truthText: string;
  /** The rule of Python that explains it: the concept that the question turned out to be about. */
  readonly rule: RuleId;
  /** What Python said about the answer, where judging took a run. */
  readonly evidence: Evidence | null;
}
