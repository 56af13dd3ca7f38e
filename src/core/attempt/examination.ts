import type { RawAnswer } from "../prediction/prediction.ts";
import type { Truth } from "../question/question.ts";
import type { Evidence } from "../score/evidence.ts";
import type { Score } from "../score/score.ts";
import type { OutcomeError } from "../trace/index.ts";
import type { Program } from "../program/program.ts";
import type { RuleId } from "./rules.ts";

/** How a run ended: as it said itself (JSON of an outcome), or by being killed from outside for a reason of [O1]. */
export type RunEnd =
  | { readonly kind: "told"; readonly outcome: string }
  | { readonly kind: "killed"; readonly reason: string; readonly message: string };

/** What may be known of a run before anything is answered. */
export type RunReport =
  /** There is something to ask about; `python` is Python's version, empty where the run did not come to say it. */
  | { readonly kind: "recorded"; readonly python: string }
  | { readonly kind: "syntax-error"; readonly error: OutcomeError }
  | { readonly kind: "needs-input" }
  | { readonly kind: "empty" }
  /** What arrived is no recording; `detail` names the broken rule. */
  | { readonly kind: "damaged"; readonly detail: string };

/** A committed answer as it is handed in for judging. */
export interface GivenAnswer {
  readonly question: string;
  readonly raw: RawAnswer | null;
  /** What a run said about it earlier; null where there was none. */
  readonly evidence: Evidence | null;
}

/** A judged answer. */
export interface Judged {
  readonly question: string;
  readonly score: Score;
  /** Null when it could not be computed. */
  readonly truth: Truth | null;
  /** Python's answer in the notation in which answers are written. */
  readonly truthText: string;
  /** The answer in the same notation; as it was written where it cannot be read. */
  readonly mineText: string;
  readonly rule: RuleId;
  readonly evidence: Evidence | null;
}

/** Other values for names of a frame before the line of a `line` step runs; each is the text of a Python literal. */
export interface Change {
  readonly step: number;
  /** The line that is about to run then; where another is, the run ends. */
  readonly line: number;
  readonly frame: number;
  readonly names: Readonly<Record<string, string>>;
}

/** A run that judging needs: what comes of it is evidence. */
export interface Trial {
  readonly program: Program;
  readonly limits: { readonly steps: number; readonly timeMs: number };
  /** By rising step; empty: the program runs as it is. */
  readonly set: readonly Change[];
}
