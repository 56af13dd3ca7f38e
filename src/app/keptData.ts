import type { Import } from "../store/backup/restore.ts";
import type { BenchmarkCounts } from "../store/benchmarks/verbs.ts";
import type { EvaluationCounts } from "../store/evaluations/verbs.ts";
import type { LastBackup } from "../store/kept.ts";
import type { Damaged, Found, Refusal } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import type { Attempts, Kept } from "./attempts.ts";
import type { Keeper } from "./keeping.ts";
import type { LateStore } from "./lateStore.ts";
import type { Room } from "./room.ts";

export type { Import, ImportReport } from "../store/backup/restore.ts";

/** What is kept in this browser. Sizes in bytes. */
export interface Inventory {
  readonly attempts: number;
  readonly answers: number;
  readonly drafts: number;
  /** Rows that this version of the page cannot read; they stay where they are. */
  readonly damaged: readonly Damaged[];
  /** Null when there was none in this browser. */
  readonly backup: LastBackup | null;
  readonly recordings: { readonly count: number; readonly bytes: number };
  /** Benchmarks that were imported, and how often truths of them were kept; null where that cannot be told. */
  readonly benchmarks: BenchmarkCounts | null;
  /** Evaluations, and what was answered in them; null where that cannot be told. */
  readonly evaluations: EvaluationCounts | null;
  /** What this page uses of the browser's storage, its own files too, and the most that it may; null where it does not say. */
  readonly room: { readonly used: number; readonly most: number } | null;
}

/** What taking stock came to. */
export type Stock =
  | { readonly kind: "counted"; readonly inventory: Inventory }
  | { readonly kind: "failed"; readonly refusal: Refusal };

/** Everything that is kept, at once. No promise of it rejects. */
export interface KeptData {
  readonly changes: LateStore["changes"];
  readonly persistent: Room["persistent"];
  count(): Promise<Stock>;
  /** Everything but recordings, in one file; `damaged` are rows that no file can hold. */
  backup(): Promise<Found<Blob>>;
  /** Brings a backup in. `own`: whether its program and settings take the place of those here. */
  restore(file: Blob, own: "keep" | "replace"): Promise<Import>;
  dropRecordings(): Promise<Kept>;
  /** Deletes all imported benchmarks with their answers and truths. */
  dropBenchmarks(): Promise<Kept>;
  /** Deletes everything; what is on the page stays until it changes. */
  dropAll(): Promise<Kept>;
}

/** `now` gives ms since 1970. */
export function createKeptData(
  late: LateStore,
  keeper: Pick<Keeper, "restore" | "flush">,
  attempts: Pick<Attempts, "forget">,
  room: Room,
  now: () => number,
): KeptData {
  async function withStore<T>(
    act: (store: Store) => Promise<T>,
  ): Promise<T | { readonly kind: "failed"; readonly refusal: Refusal }> {
    const ready = await late.now();
    if (ready.kind === "closed") return { kind: "failed", refusal: ready.refusal };
    return act(ready.store);
  }

  return {
    changes: late.changes,
    persistent: room.persistent,
    count: () =>
      withStore(async (store): Promise<Stock> => {
        const [everything, rows, recordings, benchmarks, evaluations, measured] = await Promise.all(
          [
            store.attempts.count(),
            store.damagedRows(),
            store.recordings.measure().catch(() => ({ count: 0, bytes: 0 })),
            store.benchmarks.count(),
            store.evaluations.count(),
            room.measure(),
          ],
        );
        if (everything.kind === "failed") return everything;
        const { value } = everything;
        const last = await store.read("backup");
        const backup = last.kind === "kept" ? last.value : null;
        const found = benchmarks.kind === "found" ? benchmarks : null;
        const damaged = [...rows, ...everything.damaged, ...(found?.damaged ?? [])];
        const counts = {
          benchmarks: found?.value ?? null,
          evaluations: evaluations.kind === "found" ? evaluations.value : null,
          recordings,
          room: measured,
        };
        return { kind: "counted", inventory: { ...value, ...counts, damaged, backup } };
      }),
    backup() {
      keeper.flush();
      return withStore(async (store) => {
        const madeMs = now();
        const [written, counted] = await Promise.all([
          store.backup.write(madeMs),
          store.attempts.count(),
        ]);
        if (written.kind === "found" && counted.kind === "found") {
          await store.write("backup", { madeMs, answers: counted.value.answers });
        }
        return written;
      });
    },
    restore(file, own) {
      // What was typed last counts as being here.
      keeper.flush();
      return withStore(async (store) => {
        const done = await store.backup.restore(file, own);
        if (done.kind === "imported" && done.rows.length > 0) await keeper.restore();
        return done;
      });
    },
    dropRecordings: () => withStore(dropRecordings),
    dropBenchmarks: () => withStore((store) => store.benchmarks.clear()),
    dropAll: () =>
      withStore(async (store): Promise<Kept> => {
        attempts.forget();
        const cleared = await store.backup.clear();
        return cleared.kind === "failed" ? cleared : dropRecordings(store);
      }),
  };
}

async function dropRecordings(store: Store): Promise<Kept> {
  try {
    await store.recordings.dropAll();
    return { kind: "saved" };
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    return { kind: "failed", refusal: { kind: "broken", name } };
  }
}
