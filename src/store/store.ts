import { attemptVerbs, type AttemptVerbs } from "./attempts.ts";
import type { Backing } from "./backing.ts";
import { benchmarkVerbs, type BenchmarkVerbs } from "./benchmarks/verbs.ts";
import { backupVerbs, type BackupVerbs } from "./backup/backup.ts";
import { evaluationVerbs, type EvaluationVerbs } from "./evaluations/verbs.ts";
import { connect, type Watcher } from "./connection.ts";
import { diskBacking } from "./disk.ts";
import { keptRows, type KeptRows } from "./keptRows.ts";
import { diskRecordings, noRecordings, type RecordingCache } from "./recordings.ts";
import type { Refusal } from "./records.ts";
import { refusalOf } from "./refusal.ts";
import { tablesOver } from "./tables.ts";
import { windowBacking } from "./window.ts";

/** Where rows lie. `window`: the browser refuses to store, so they are gone when the window is. */
export type Place = { readonly kind: "disk" } | { readonly kind: "window"; readonly why: Refusal };

/** The page's memory between visits. */
export interface Store extends KeptRows {
  readonly place: Place;
  readonly attempts: AttemptVerbs;
  readonly recordings: RecordingCache;
  readonly backup: BackupVerbs;
  readonly benchmarks: BenchmarkVerbs;
  readonly evaluations: EvaluationVerbs;
  close(): void;
}

/** Opens the store in this browser's IndexedDB, or in memory where that is refused. */
export async function openStore(
  watcher: Watcher,
  now: () => number,
  databaseName = "foretrace",
): Promise<Store> {
  let outdated = false;
  const connection = await connect(databaseName, {
    onBlocked: () => watcher.onBlocked(),
    onShort: () => watcher.onShort(),
    onChange: () => watcher.onChange(),
    onOutdated() {
      outdated = true;
      watcher.onOutdated();
    },
  });
  if (connection.kind === "refused") {
    const place = { kind: "window", why: connection.refusal } as const;
    return storeOver(windowBacking(watcher), noRecordings, watcher, place, refusalOf);
  }
  const { database } = connection;
  return storeOver(
    diskBacking(database),
    diskRecordings(database, now),
    watcher,
    { kind: "disk" },
    (error) => (outdated ? { kind: "newer" } : refusalOf(error)),
  );
}

function storeOver(
  backing: Backing,
  recordings: RecordingCache,
  watcher: Watcher,
  place: Place,
  refusal: (error: unknown) => Refusal,
): Store {
  const tables = tablesOver(backing, recordings, watcher, refusal);
  return {
    place,
    recordings,
    attempts: attemptVerbs(tables),
    backup: backupVerbs(tables),
    benchmarks: benchmarkVerbs(backing, tables, refusal),
    evaluations: evaluationVerbs(backing, tables, refusal),
    ...keptRows(backing, tables, refusal),
    close: () => backing.close(),
  };
}
