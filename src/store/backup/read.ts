import type { DocumentTable, EvaluationTable } from "../database.ts";
import { parseDocument } from "../documents.ts";
import { parseEvaluationRow } from "../evaluations/row.ts";
import type { EvaluationDocuments } from "../evaluations/schemas.ts";
import type { Documents } from "../records.ts";
import { parseAnyRow, type StoredRow } from "../rows.ts";
import { backupFormat, parseLine, type Line } from "./format.ts";
import { linesOf, type NumberedLine } from "./lines.ts";

/** Largest file that is read, in bytes, and the most records. */
const largestFile = 512_000_000;
const mostRecords = 1_000_000;

/** A record of a backup that cannot be used. `line` is 1-based. */
export interface DamagedRecord {
  readonly line: number;
  /** Empty where the line does not tell, as the id. */
  readonly table: string;
  readonly id: string;
  /** `check`, `text`, `table`, `length`, `row`, `newer`, `owner` (what it belongs to is not there), or the first field that is wrong. */
  readonly reason: string;
}

/** A value with the line that it came from. */
export interface Numbered<T> {
  readonly line: number;
  readonly value: T;
}

type Values = { readonly [table in DocumentTable]: Numbered<Documents[table]>[] };

type EvaluationValues = {
  readonly [table in EvaluationTable]: Numbered<EvaluationDocuments[table]>[];
};

/** What a backup holds of evaluations. */
export type BackupEvaluations = {
  readonly [table in EvaluationTable]: readonly Numbered<EvaluationDocuments[table]>[];
};

/** Everything that could be read of a backup. */
export interface Backup {
  readonly rows: readonly StoredRow[];
  readonly documents: {
    readonly [table in DocumentTable]: readonly Numbered<Documents[table]>[];
  };
  readonly evaluations: BackupEvaluations;
  readonly damaged: readonly DamagedRecord[];
  /** False when the file's end is missing, or records before it are. */
  readonly complete: boolean;
}

/** What reading a file came to. */
export type BackupReading =
  | { readonly kind: "read"; readonly backup: Backup }
  | { readonly kind: "not-a-backup" }
  /** Made by a later version of the page. */
  | { readonly kind: "newer" }
  | { readonly kind: "too-large" };

/** Reads a file; whatever is wrong with a record, the others are read. */
export async function readBackup(file: Blob): Promise<BackupReading> {
  if (file.size > largestFile) return { kind: "too-large" };
  const rows: StoredRow[] = [];
  const documents: Values = { attempts: [], predictions: [], scores: [], drafts: [] };
  const evaluations: EvaluationValues = { evaluations: [], cells: [], outputs: [] };
  const damaged: DamagedRecord[] = [];
  let records = 0;
  let promised: number | null = null;
  let begun = false;

  for await (const numbered of linesOf(file)) {
    const line: Line =
      numbered.text === null ? { kind: "damaged", reason: "length" } : parseLine(numbered.text);
    if (!begun) {
      if (line.kind !== "header") return { kind: "not-a-backup" };
      if (line.format > backupFormat) return { kind: "newer" };
      begun = true;
    } else if (line.kind === "end") {
      promised = line.records;
    } else {
      records += 1;
      if (records > mostRecords) return { kind: "too-large" };
      const damage = takeLine(line, numbered, rows, documents, evaluations);
      if (damage !== null) damaged.push({ line: numbered.number, ...damage });
    }
  }
  if (!begun) return { kind: "not-a-backup" };
  return {
    kind: "read",
    backup: { rows, documents, evaluations, damaged, complete: promised === records },
  };
}

/** Puts what the line holds where it belongs; tells what is wrong with it, or null. */
function takeLine(
  line: Line,
  { number, text }: NumberedLine,
  rows: StoredRow[],
  documents: Values,
  evaluations: EvaluationValues,
): Omit<DamagedRecord, "line"> | null {
  switch (line.kind) {
    case "damaged":
      return { ...named(text ?? ""), reason: line.reason };
    case "header":
    case "end":
      return { table: "", id: "", reason: "text" };
    case "record":
      break;
  }
  switch (line.table) {
    case "kept": {
      const row = parseAnyRow(line.row);
      if (row === null) return { ...named(text ?? ""), reason: "row" };
      rows.push(row);
      return null;
    }
    case "attempts":
      return takeDocument("attempts", line.row, number, documents.attempts);
    case "predictions":
      return takeDocument("predictions", line.row, number, documents.predictions);
    case "scores":
      return takeDocument("scores", line.row, number, documents.scores);
    case "drafts":
      return takeDocument("drafts", line.row, number, documents.drafts);
    case "evaluations":
      return takeEvaluation("evaluations", line.row, number, evaluations.evaluations);
    case "cells":
      return takeEvaluation("cells", line.row, number, evaluations.cells);
    case "outputs":
      return takeEvaluation("outputs", line.row, number, evaluations.outputs);
  }
}

function takeDocument<Name extends DocumentTable>(
  table: Name,
  row: unknown,
  line: number,
  into: Numbered<Documents[Name]>[],
): Omit<DamagedRecord, "line"> | null {
  const read = parseDocument(table, row);
  if (read.kind === "damaged") return read.damage;
  into.push({ line, value: read.value });
  return null;
}

function takeEvaluation<Name extends EvaluationTable>(
  table: Name,
  row: unknown,
  line: number,
  into: Numbered<EvaluationDocuments[Name]>[],
): Omit<DamagedRecord, "line"> | null {
  const read = parseEvaluationRow(table, row);
  if (read.kind === "damaged") return read.damage;
  into.push({ line, value: read.value });
  return null;
}

/** Table and id as far as a line that cannot be read still tells them. */
function named(text: string): { readonly table: string; readonly id: string } {
  const start = text.slice(0, 1_000);
  return {
    table: /"table":"([a-z]{1,20})"/.exec(start)?.[1] ?? "",
    id: /"id":"((?:[^"\\]|\\.){1,200})"/.exec(start)?.[1] ?? "",
  };
}
