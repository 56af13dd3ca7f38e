import * as z from "zod/mini";
import {
  type DocumentTable,
  documentTables,
  type EvaluationTable,
  evaluationTables,
} from "../database.ts";
import { checksumOf } from "./checksum.ts";

/*
 * A backup is a text of lines, each a JSON object of its own, so that damage to one leaves the others:
 *
 *   {"foretrace":"backup","format":1,"madeMs":1790000000000}
 *   {"check":"0f1e2d3c","table":"attempts","row":{"id":…,"format":1,"document":{…}}}
 *   …
 *   {"end":1}
 *
 * `check` is the CRC-32 of the line's text behind it, from `"table"` to the end. The last line counts the records.
 */

/** What the first line of this version's backups says. */
export const backupFormat = 1;

/** Imported benchmarks are not in a backup: they are somebody else's data, and large. */
type BackupTable = DocumentTable | EvaluationTable | "kept";

/** The tables in a backup, in their order: what others belong to comes first. */
export const backupTables: readonly BackupTable[] = [
  "kept",
  ...documentTables,
  ...evaluationTables,
];

/** One line, read. `damaged`: What is wrong: its checksum, its text, its table, or that it is too long. */
export type Line =
  | { readonly kind: "header"; readonly format: number }
  | { readonly kind: "record"; readonly table: BackupTable; readonly row: unknown }
  | { readonly kind: "end"; readonly records: number }
  | { readonly kind: "damaged"; readonly reason: "check" | "text" | "table" | "length" };

const headerSchema = z.object({ foretrace: z.literal("backup"), format: z.int() });
const recordSchema = z.object({ check: z.string(), table: z.string(), row: z.unknown() });
const endSchema = z.object({ end: z.int() });

const checkStart = '{"check":"';
const restStart = checkStart.length + 8 + 2;

/** The first line of a backup made at a time in ms since 1970. */
export function printHeader(madeMs: number): string {
  return JSON.stringify({ foretrace: "backup", format: backupFormat, madeMs });
}

/** A row's line. Throws what `JSON.stringify` throws for rows that are no JSON. */
export function printRecord(table: BackupTable, row: unknown): string {
  const rest = JSON.stringify({ table, row }).slice(1);
  return `${checkStart}${checksumOf(rest)}",${rest}`;
}

/** The last line, after so many records. */
export function printEnd(records: number): string {
  return JSON.stringify({ end: records });
}

/** Reads a line, whatever it is. */
export function parseLine(text: string): Line {
  const json = parseJson(text);
  const record = recordSchema.safeParse(json);
  if (record.success) {
    const table = backupTables.find((name) => name === record.data.table);
    if (checksumOf(text.slice(restStart)) !== record.data.check) {
      return { kind: "damaged", reason: "check" };
    }
    if (table === undefined) return { kind: "damaged", reason: "table" };
    return { kind: "record", table, row: record.data.row };
  }
  const header = headerSchema.safeParse(json);
  if (header.success) return { kind: "header", format: header.data.format };
  const end = endSchema.safeParse(json);
  if (end.success) return { kind: "end", records: end.data.end };
  return { kind: "damaged", reason: "text" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
