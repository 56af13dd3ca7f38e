import type { Evaluation } from "../../core/evaluation/evaluation.ts";
import type { EvaluationPlan } from "../../core/evaluation/plan.ts";
import type { Damaged, Refusal } from "../../store/records.ts";
import type { Cell } from "../cell.ts";
import type { Packs } from "./pack.ts";
import type { EvaluationSession } from "./session.ts";

/** What is kept. */
export interface KeptEvaluations {
  /** Newest first; with how many of its cells are done, and of how many. */
  readonly evaluations: readonly {
    readonly evaluation: Evaluation;
    readonly done: number;
    readonly total: number;
    /** Another tab is running it. */
    readonly elsewhere: boolean;
    /** This tab is running it. Neither: whatever its status says, nobody is, since the page was closed in the middle. */
    readonly here: boolean;
  }[];
  readonly damaged: readonly Damaged[];
  /** Why nothing could be read; null when it could. */
  readonly failure: Refusal | null;
}

/** An evaluation that is being set up. Whoever sets one up for somebody leaves `typed` empty. */
export interface Draft {
  readonly plan: EvaluationPlan;
  /** What stands in fields and is no value yet, by the name of the field: the plan keeps the last good one. */
  readonly typed: { readonly [field: string]: string };
}

/** The evaluations of this browser. No promise of it rejects. */
export interface Evaluations {
  readonly packs: Packs;
  /** Null until it is read. */
  readonly kept: Pick<Cell<KeptEvaluations | null>, "get" | "subscribe">;
  /** Reads what is kept, now and after each change, until the result is called. */
  watch(): () => void;
  /** What is set up and not begun yet; kept while the page is open. Null: nothing. */
  readonly draft: Cell<Draft | null>;
  /** Keeps a planned evaluation, and opens it; nothing is asked yet. */
  create(
    plan: EvaluationPlan,
  ): Promise<
    | { readonly kind: "created"; readonly id: string }
    | { readonly kind: "failed"; readonly refusal: Refusal }
  >;
  /** Opens one; the one that is open already is given as it is. One is open at a time; a running one goes on while no other is opened. */
  open(id: string): EvaluationSession;
  /** Gives it another name, whether it is open or not; an open one goes on. */
  rename(
    id: string,
    title: string,
  ): Promise<{ readonly kind: "renamed" } | { readonly kind: "failed"; readonly refusal: Refusal }>;
  remove(
    id: string,
  ): Promise<{ readonly kind: "removed" } | { readonly kind: "failed"; readonly refusal: Refusal }>;
}
