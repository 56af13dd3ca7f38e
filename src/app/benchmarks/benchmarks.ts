import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { KeptSet } from "../../store/benchmarks/records.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import type { Damaged, Found, Refusal } from "../../store/records.ts";
import type { Cell } from "../cell.ts";
import type { About, ImportState, Input, Keeping } from "./importState.ts";
import type { BenchmarkSession } from "./session.ts";

export type { KeptSet } from "../../store/benchmarks/records.ts";
export type { Damaged, Refusal } from "../../store/records.ts";

/** What is kept. */
export interface KeptSets {
  /** Newest first. */
  readonly sets: readonly KeptSet[];
  /** Rows that cannot be read; they stay where they are. */
  readonly damaged: readonly Damaged[];
  /** Why nothing could be read; null when it could. */
  readonly failure: Refusal | null;
}

/** A file of answers as it is kept. */
export interface KeptAnswerFile {
  readonly id: string;
  readonly name: string;
  readonly addedMs: number;
  readonly predictions: readonly TaskPrediction[];
}

/** The benchmarks that somebody has brought, and the way in for more. No promise of it rejects. */
export interface Benchmarks {
  /** Null until it is read. */
  readonly kept: Pick<Cell<KeptSets | null>, "get" | "subscribe">;
  readonly importing: Pick<Cell<ImportState>, "get" | "subscribe">;
  /** Reads what is kept, now and after each change, until the result is called. */
  watch(): () => void;
  /** Reads files; with null their format is told from how they begin, and asked for where that cannot be done. */
  begin(input: Input, format: BenchmarkId | null): void;
  /** Text that was pasted and not read yet. */
  readonly draft: Cell<string>;
  /** What was typed of the set that is to be kept; null: nothing yet. Keeping and giving up forget it. */
  readonly about: Cell<About | null>;
  /** Reads the same input in that format; in the states `choosing`, `read` and `failed`. */
  choose(format: BenchmarkId): void;
  /** Gives up reading, and forgets what was read: the state is `idle`. */
  cancel(): void;
  /** Keeps what was read; the state is `idle` afterwards, or `read` again with why it was not kept. */
  keep(about: About): Promise<Keeping>;
  /** Opens a set; the one that is open already is given as it is. One set is open at a time. */
  open(id: string): BenchmarkSession;
  /** The files of answers that are kept to the tasks of a choice, in the order in which they came; which set is open stays as it is. */
  answersTo(set: string, choice: string): Promise<Found<readonly KeptAnswerFile[]>>;
  /** Takes a set away with its tasks and answers; its truths stay while another set needs them. */
  remove(id: string): Promise<{ readonly kind: "removed" } | Extract<Keeping, { kind: "failed" }>>;
}
