import { idOf } from "../backing.ts";
import type { RowName } from "../kept.ts";
import type { Damaged, Found } from "../records.ts";
import type { Tables } from "../tables.ts";
import { backupTables, printEnd, printHeader, printRecord } from "./format.ts";

const lastBackup: RowName = "backup";

/** How many lines become one part of the file, so that it is never whole in memory as text. */
const linesInPart = 1_000;

/**
 * Everything that is kept, but for recordings, in one file.
 *
 * Rows that cannot be read go along as they are; `damaged` names those that no file can hold.
 */
export async function writeBackup(tables: Tables, madeMs: number): Promise<Found<Blob>> {
  const parts: Blob[] = [];
  const damaged: Damaged[] = [];
  let lines = [printHeader(madeMs)];
  let records = 0;
  const flush = () => {
    parts.push(new Blob([`${lines.join("\n")}\n`]));
    lines = [];
  };
  for (const table of backupTables) {
    const rows = await tables.raw(table);
    if (rows.kind === "failed") return rows;
    for (const row of rows.value) {
      // When this machine was last backed up is no news to another one.
      if (table === "kept" && idOf(row) === lastBackup) continue;
      try {
        lines.push(printRecord(table, row));
        records += 1;
      } catch {
        damaged.push({ table, id: idOf(row), reason: "row" });
      }
      if (lines.length >= linesInPart) flush();
    }
  }
  lines.push(printEnd(records));
  flush();
  return { kind: "found", value: new Blob(parts, { type: "application/jsonl" }), damaged };
}
