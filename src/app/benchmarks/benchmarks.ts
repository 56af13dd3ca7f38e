import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { Damaged, Refusal } from "../../store/records.ts";
import type { Cell } from "../cell.ts";
import type { About, ImportState, Input, Keeping } from "./importState.ts";
import type { BenchmarkSession } from "./session.ts";

export type { Damaged, Refusal } from "../../store/records.ts";

/** A benchmark's files as they were imported: what is known without reading their tasks. */
export interface KeptSet {
  readonly id: string;
  readonly name: string;
  readonly benchmark: BenchmarkId;
  /** Null: not known. */
  readonly licence: string | null;
  /** Where it is from; null: not known. */
  readonly origin: string | null;
  /** Sentences on what is particular about these files. */
  readonly notes: readonly string[];
  /** When it was imported, in ms since 1970. */
  readonly importedMs: number;
  readonly tasks: number;
  /** How many programs the tasks are about. */
  readonly programs: number;
  /** Rows that could not be read. */
  readonly rejected: number;
  /** Tasks whose truth was computed, as of the last time that the set was open. */
  readonly computed: number;
  /** Tasks whose truth was found not to be had, as of then. */
  readonly unavailable: number;
  /** Files of answers. */
  readonly answerFiles: number;
}

/** What is kept. */
export interface KeptSets {
  /** Newest first. */
  readonly sets: readonly KeptSet[];
  /** Rows that cannot be read; they stay where they are. */
  readonly damaged: readonly Damaged[];
  /** Why nothing could be read; null when it could. */
  readonly failure: Refusal | null;
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
  /** Goes on from `choosing` with that format. */
  choose(format: BenchmarkId): void;
  /** Gives up reading, and forgets what was read: the state is `idle`. */
  cancel(): void;
  /** Keeps what was read; the state is `idle` afterwards, or `read` again with why it was not kept. */
  keep(about: About): Promise<Keeping>;
  /** Opens a set; the one that is open already is given as it is. One set is open at a time. */
  open(id: string): BenchmarkSession;
  /** Takes a set away with its tasks and answers; its truths stay while another set needs them. */
  remove(id: string): Promise<{ readonly kind: "removed" } | Extract<Keeping, { kind: "failed" }>>;
}
