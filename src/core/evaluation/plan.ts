import type { GenSettings } from "../asking/generation.ts";
import type { PromptParameters } from "../asking/prompts/parameters.ts";
import type { Style } from "../asking/prompts/style.ts";
import type { Template } from "../asking/prompts/template.ts";
import type { TaskKind } from "../benchmark/task.ts";
import type { Program } from "../program/program.ts";
import type { QuestionKind } from "../question/question.ts";
import type { Predictor } from "./predictor.ts";

/** How questions are made on the programs of a pack; the same options give the same questions. */
export interface QuestionPlan {
  /** From 0 to 2^32 - 1. */
  readonly seed: number;
  /** At most so many on each program. */
  readonly perProgram: number;
  readonly kinds: readonly QuestionKind[];
}

/** Where the items of an evaluation come from. */
export type PackRef =
  /** The programs that come with the page. */
  | { readonly kind: "samples"; readonly questions: QuestionPlan }
  | {
      readonly kind: "program";
      readonly title: string;
      readonly program: Program;
      readonly questions: QuestionPlan;
    }
  /** The very questions that somebody was asked. */
  | { readonly kind: "attempt"; readonly attempt: string }
  /** A benchmark that was brought in, narrowed to one of its choices ("" where there are none). */
  | { readonly kind: "benchmark"; readonly set: string; readonly choice: string };

/** How the questions are put. */
export interface Prompting {
  /** Of a benchmark's own layout only `direct` and `cot` are known. */
  readonly style: Style;
  readonly parameters: PromptParameters;
  /** Templates that stand in the place of the stock ones of the same kind and style. */
  readonly changed: readonly Template[];
}

/** What ends an evaluation early; null: nothing. It is paused then, and nothing is lost. */
export interface Budget {
  readonly usd: number | null;
  readonly tokens: number | null;
  readonly calls: number | null;
}

/** All that an evaluation does, set before it begins. */
export interface EvaluationPlan {
  readonly title: string;
  readonly pack: PackRef;
  /** Kinds of items that are asked; empty: all. */
  readonly kinds: readonly TaskKind[];
  /** How many of the items, chosen by the seed; null: all. */
  readonly size: number | null;
  readonly seed: number;
  /** How often each item is asked, at least 1. */
  readonly samples: number;
  readonly predictors: readonly Predictor[];
  readonly prompting: Prompting;
  readonly settings: GenSettings;
  readonly budget: Budget;
  /** Calls at once at most; null: as each predictor allows. */
  readonly concurrency: number | null;
  /** Pause at a rate limit, instead of waiting for it to pass. */
  readonly stopAtRateLimit: boolean;
  /** Take replies of earlier evaluations to the very same cells. */
  readonly reuse: boolean;
}

/** The items of a pilot. */
export const pilotSize = 5;
