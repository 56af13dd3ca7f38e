import type { ExtractionState } from "../../core/asking/extraction/extraction.ts";
import type { Failure } from "../../core/asking/generation.ts";
import type {
  Evaluation,
  EvaluationCell,
  Output,
  ScoredOutput,
} from "../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../core/evaluation/item.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import type { Interval } from "../../core/score/statistics/interval.ts";
import type { Damaged, Refusal } from "../../store/records.ts";
import type { Cell } from "../cell.ts";
import type { OpenPack, PackFailure } from "./pack.ts";

/** What one predictor has come to so far. Counts of cells. */
export interface PredictorProgress {
  readonly predictor: Predictor;
  readonly done: number;
  readonly errors: number;
  readonly total: number;
  /** Calls that are out now, and how many may be. */
  readonly inflight: number;
  readonly width: number;
  /** Nothing is begun before; ms since 1970, null: nothing is waited for. */
  readonly waitsUntilMs: number | null;
  /** Requests that were sent, those whose answer was lost included; and how many of them were tries after the first. */
  readonly calls: number;
  readonly retries: number;
  readonly tokens: { readonly in: number; readonly out: number; readonly reasoning: number };
  /** Null: not known. */
  readonly usd: number | null;
  readonly counts: { readonly [state in ExtractionState]: number };
  /** Errors by kind of failure, most first. */
  readonly failures: readonly {
    readonly kind: Failure["kind"];
    readonly count: number;
    readonly message: string;
  }[];
  /** Share right of what is answered so far, with its interval clustered by program; null before there is one. */
  readonly accuracy: number | null;
  readonly interval: Interval | null;
  /** Mean time of an answer. */
  readonly meanMs: number | null;
}

/** What is known before the run from a pilot. */
export interface Pilot {
  readonly items: number;
  /** By predictor id: tokens of all cells as the pilot lets expect, and money; null: not known. */
  readonly estimates: ReadonlyMap<
    string,
    {
      readonly calls: number;
      readonly tokensIn: number | null;
      readonly tokensOut: number | null;
      readonly usd: number | null;
      readonly ms: number | null;
    }
  >;
}

/** An evaluation that is looked at. */
export type EvaluationState =
  | { readonly kind: "opening"; readonly done: number; readonly total: number }
  | { readonly kind: "missing" }
  | {
      readonly kind: "failed";
      readonly failure:
        | { readonly kind: "pack"; readonly failure: PackFailure }
        | { readonly kind: "store"; readonly refusal: Refusal }
        /** The pack is not what it was when the evaluation began. */
        | { readonly kind: "other-pack"; readonly expected: string; readonly found: string };
    }
  | OpenEvaluation;

export interface OpenEvaluation {
  readonly kind: "open";
  readonly evaluation: Evaluation;
  readonly pack: OpenPack;
  /** The items that are asked, in their order. */
  readonly items: readonly EvaluationItem[];
  /** `elsewhere`: another tab is running it. `pausing`: calls that are out are waited for. */
  readonly phase: "idle" | "piloting" | "running" | "pausing" | "elsewhere";
  readonly progress: readonly PredictorProgress[];
  /** Set when at least the pilot's items were asked of each predictor. */
  readonly pilot: Pilot | null;
  readonly msLeft: number | null;
  /** All that came so far, in the order in which it came. One array that grows: each change of it makes a new state. */
  readonly scored: readonly ScoredOutput[];
  /** Cells that ended in an error, with what came. */
  readonly failed: readonly { readonly cell: EvaluationCell; readonly output: Output | null }[];
  readonly damaged: readonly Damaged[];
}

/** An evaluation that is open. No promise of it rejects. */
export interface EvaluationSession {
  readonly id: string;
  readonly state: Pick<Cell<EvaluationState>, "get" | "subscribe">;
  /** Asks the first items (`pilotSize`) of each predictor. */
  pilot(): void;
  /** Asks all that is not asked yet. */
  run(): void;
  /** Begins no further calls, and waits for those that are out. */
  pause(): void;
  /** Ends it as it is, at once: calls that are out are given up. */
  stop(): void;
  /** Asks again what ended in an error; answers are never asked again. */
  retryErrors(): void;
  countErrorsAsWrong(wrong: boolean): Promise<void>;
  /** Takes answers in that came from elsewhere, as those of a predictor that is called nobody: it is added to the plan. */
  bring(label: string, from: string, outputs: readonly BroughtOutput[]): Promise<Refusal | null>;
  rename(title: string): Promise<void>;
  dispose(): void;
}

/** An answer from elsewhere. `messages`: what was asked, where that is known; none where it is not. */
export type BroughtOutput = Pick<Output, "item" | "sample" | "messages" | "result" | "answerAlone">;
