import { Dexie, type Table } from "dexie";
import type { StoredRow } from "./rows.ts";
import type { StoredDocument } from "./documents.ts";
import { Refused } from "./refusal.ts";
import type { StoredBytes, StoredRecording } from "./recordings.ts";

/** Tables of what is the user's own: never dropped to make room. */
export const documentTables = ["attempts", "predictions", "scores", "drafts"] as const;

export type DocumentTable = (typeof documentTables)[number];

/** Tables of imported benchmarks: the sets, their tasks, truths that were computed, files of answers and what is in them. */
export const benchmarkTables = [
  "benchmarkSets",
  "benchmarkTasks",
  "benchmarkTruths",
  "benchmarkAnswers",
  "benchmarkParts",
] as const;

export type BenchmarkTable = (typeof benchmarkTables)[number];

/** Tables of evaluations: what was planned, the cells that were asked, and what came of it. The user's own, like documents. */
export const evaluationTables = ["evaluations", "cells", "outputs"] as const;

export type EvaluationTable = (typeof evaluationTables)[number];

/** Tables whose changes somebody watches. */
export const followedTables = [...documentTables, "benchmarkSets", "evaluations"] as const;

/** The page's database. Versions are appended, never edited: a stored one must always be readable. */
export class Database extends Dexie {
  readonly kept: Table<StoredRow, string>;
  readonly recordings: Table<StoredRecording, string>;
  readonly recordingBytes: Table<StoredBytes, string>;

  constructor(name: string) {
    // What is said to be saved must survive a power cut, so every transaction waits for the disk.
    super(name, { chromeTransactionDurability: "strict", indexedDB: openingNoLaterVersion() });
    this.version(1).stores({ kept: "id" });
    this.version(2).stores({
      attempts: "id, startedMs, programHash",
      predictions: "id, attempt, &[attempt+question]",
      scores: "id, attempt",
      drafts: "id, attempt",
      recordings: "id, usedMs",
      recordingBytes: "id",
    });
    this.version(3).stores({
      benchmarkSets: "id",
      benchmarkTasks: "id, set",
      benchmarkTruths: "id",
      benchmarkAnswers: "id, set",
      benchmarkParts: "id, set, answers",
    });
    this.version(4).stores({
      evaluations: "id",
      cells: "id, evaluation, doneOf",
      outputs: "id, evaluation, key",
    });
    this.kept = this.table("kept");
    this.recordings = this.table("recordings");
    this.recordingBytes = this.table("recordingBytes");
  }

  /** A table of documents by its name. */
  documents(name: DocumentTable): Table<StoredDocument, string> {
    return this.table(name);
  }
}

/**
 * The browser's IndexedDB, refusing a database of a later version.
 *
 * Left to itself Dexie opens one whatever its version is, and even adds to it what it misses there.
 */
function openingNoLaterVersion(): Pick<
  IDBFactory,
  "open" | "deleteDatabase" | "databases" | "cmp"
> {
  return {
    open(name, version) {
      // Dexie asks for any version after the one it wanted was too low.
      if (version === undefined) throw new Refused({ kind: "newer" });
      return globalThis.indexedDB.open(name, version);
    },
    deleteDatabase: (name) => globalThis.indexedDB.deleteDatabase(name),
    databases: () => globalThis.indexedDB.databases(),
    cmp: (one, other) => globalThis.indexedDB.cmp(one, other),
  };
}
