import type { ReplyForm } from "../../core/asking/extraction/extractReply.ts";
import type { GenSettings, Message } from "../../core/asking/generation.ts";
import type { Output, ScoredOutput } from "../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../core/evaluation/item.ts";
import type { PackRef, Prompting } from "../../core/evaluation/plan.ts";
import type { PlayerSpec } from "../../core/evaluation/predictor.ts";
import type { BenchmarkScore } from "../../core/benchmark/benchmark.ts";
import type { Recording } from "../../core/trace/index.ts";
import type { ModelClient } from "../../models/client.ts";

/** An item as it is sent. */
export interface Composed {
  readonly messages: readonly Message[];
  /** Id and version of the template, `state.direct 1`. */
  readonly template: string;
  /** Hash of what all prompts of this template share, and of these very messages. */
  readonly prompt: string;
  readonly filled: string;
  /** Settings that the prompt needs (form of the answer, stops, most tokens); what somebody set goes before. */
  readonly settings: GenSettings;
  readonly form: ReplyForm;
}

/** What Python did about an item. */
export type ItemTruth =
  | { readonly kind: "known"; readonly text: string }
  | { readonly kind: "unavailable"; readonly reason: string };

/** A run to be looked at, and the step (0-based) where an answer first leaves it; null where there is no such step. */
export interface Look {
  readonly recording: Recording;
  readonly step: number | null;
}

/** The items of an evaluation with all that asking and judging takes. Truths are known when it is open. */
export interface OpenPack {
  readonly ref: PackRef;
  readonly title: string;
  /** SHA-256 of items and programs. */
  readonly hash: string;
  readonly items: readonly EvaluationItem[];
  /** Items that cannot be asked, and why: a sentence each. */
  readonly left: readonly { readonly title: string; readonly reason: string }[];
  /** Ids and versions of the judges, `strict/state 1`, sorted. */
  readonly judges: readonly string[];
  readonly versions: { readonly python: string; readonly pyodide: string };
  truth(item: EvaluationItem): ItemTruth;
  compose(item: EvaluationItem, prompting: Prompting): Composed;
  /** A player that needs nothing; null where it has nothing to say on this pack at all. */
  player(spec: PlayerSpec): ModelClient | null;
  /** Reads and judges, in the order of the outputs; outputs on other items are passed over. `form` is that of `compose`. Rejects when Python is gone. */
  score(
    outputs: readonly Output[],
    prompting: Prompting,
    signal: AbortSignal,
  ): Promise<readonly ScoredOutput[]>;
  /** The benchmark's own figures of one predictor's outputs; null for questions of one's own. */
  figures(scored: readonly ScoredOutput[]): BenchmarkScore | null;
  /** The run of an item, at the first step where an answer leaves it; null where it cannot be had. */
  look(item: EvaluationItem, scored: ScoredOutput | null): Promise<Look | null>;
}

/** Why there is no pack. */
export type PackFailure =
  | { readonly kind: "missing" }
  /** Nothing of it can be asked; `reason` is a sentence. */
  | { readonly kind: "nothing-to-ask"; readonly reason: string }
  | { readonly kind: "broken"; readonly message: string };

export type PackOpening =
  | { readonly kind: "open"; readonly pack: OpenPack }
  | { readonly kind: "failed"; readonly failure: PackFailure };

/** A pack that can be chosen. */
export interface PackChoice {
  readonly ref: PackRef;
  readonly title: string;
  /** A sentence: how many programs or tasks, from where. */
  readonly note: string;
  /** The words that it can be narrowed to; empty: none. Only of benchmarks. */
  readonly choices: readonly string[];
  /** Why it can't be asked here; null when it can. */
  readonly refused: string | null;
}

/** The packs that can be evaluated. */
export interface Packs {
  /** What there is now. */
  list(): Promise<readonly PackChoice[]>;
  /** Records programs and computes truths that are not known yet. `onProgress`: programs or tasks done, of how many. Never rejects but for `signal`. */
  open(
    ref: PackRef,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<PackOpening>;
}
