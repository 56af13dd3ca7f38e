import * as z from "zod/mini";
import type { Step } from "../backing.ts";
import type { DocumentTable, EvaluationTable } from "../database.ts";
import { draftId } from "../documents.ts";
import type { Found, Refusal } from "../records.ts";
import { parseAnyRow, type StoredRow } from "../rows.ts";
import type { Tables } from "../tables.ts";
import { mergeBackup, type Conflict, type Here, type Merge } from "./merge.ts";
import {
  type EvaluationMerge,
  type EvaluationsHere,
  mergeEvaluations,
} from "./mergeEvaluations.ts";
import { readBackup, type Backup, type BackupReading, type DamagedRecord } from "./read.ts";

/** About how many steps are done at once: a few milliseconds of writing. */
const stepsAtOnce = 1_000;

const answerSchema = z.object({ attempt: z.string(), question: z.string() });

/** What became of each record of a backup. */
export interface ImportReport {
  readonly kind: "imported";
  readonly added: { readonly [table in DocumentTable | EvaluationTable]: number };
  /** Names of the page's own rows that were taken over: program, settings, preferences. */
  readonly rows: readonly string[];
  /** Records that say no more than what is here. */
  readonly same: number;
  readonly conflicts: readonly Conflict[];
  readonly damaged: readonly DamagedRecord[];
  /** False when the file's end is missing. */
  readonly complete: boolean;
}

/** What importing a file came to. `failed`: what was added until then stays; importing again goes on. */
export type Import =
  | ImportReport
  | Exclude<BackupReading, { readonly kind: "read" }>
  /** The browser could not read the file to its end. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "failed"; readonly refusal: Refusal };

/** Brings a backup in. `own`: whether its program, settings and preferences take the place of those here. */
export async function importBackup(
  tables: Tables,
  file: Blob,
  own: "keep" | "replace",
): Promise<Import> {
  const reading = await readBackup(file).catch(() => ({ kind: "unreadable" }) as const);
  if (reading.kind !== "read") return reading;
  const { backup } = reading;
  const here = await readHere(tables);
  if (here.kind === "failed") return here;
  const rows = await rowsToTake(tables, backup, own);
  if (rows.kind === "failed") return rows;
  const evaluations = await readEvaluations(tables);
  if (evaluations.kind === "failed") return evaluations;
  const merge = mergeBackup(backup, here.value);
  const asked = mergeEvaluations(backup.evaluations, evaluations.value);
  const changes = [
    rows.value.map((row): Step => ({ kind: "put", table: "kept", row })),
    ...merge.changes,
    ...asked.changes,
  ];
  for (const steps of batches(changes)) {
    const writing = await tables.change(steps);
    if (writing.kind === "failed") return writing;
  }
  return report(
    merge,
    asked,
    backup,
    rows.value.map(({ id }) => id),
  );
}

function report(
  merge: Merge,
  asked: EvaluationMerge,
  backup: Backup,
  rows: readonly string[],
): ImportReport {
  return {
    kind: "imported",
    added: { ...merge.added, ...asked.added },
    rows,
    same: merge.same + asked.same,
    conflicts: [...merge.conflicts, ...asked.conflicts],
    damaged: [...backup.damaged, ...merge.damaged, ...asked.damaged].toSorted(
      (a, b) => a.line - b.line,
    ),
    complete: backup.complete,
  };
}

async function readEvaluations(tables: Tables): Promise<Found<EvaluationsHere>> {
  const evaluations = await tables.raw("evaluations");
  if (evaluations.kind === "failed") return evaluations;
  const cells = await tables.raw("cells");
  if (cells.kind === "failed") return cells;
  const outputs = await tables.raw("outputs");
  if (outputs.kind === "failed") return outputs;
  const value = { evaluations: evaluations.value, cells: cells.value, outputs: outputs.value };
  return { kind: "found", value, damaged: [] };
}

async function readHere(tables: Tables): Promise<Found<Here>> {
  const everything = await tables.everything(null);
  if (everything.kind === "failed") return everything;
  const raw = await tables.raw("predictions");
  if (raw.kind === "failed") return raw;
  const answered = raw.value.flatMap((row) => {
    const read = answerSchema.safeParse(row);
    return read.success ? [draftId(read.data.attempt, read.data.question)] : [];
  });
  const { value: documents, damaged } = everything;
  return {
    kind: "found",
    value: { documents, damaged, answered: new Set(answered) },
    damaged: [],
  };
}

/** The page's own rows that are to be written: those that are not here, or all of them. */
async function rowsToTake(
  tables: Tables,
  backup: Backup,
  own: "keep" | "replace",
): Promise<Found<readonly StoredRow[]>> {
  const here = await tables.raw("kept");
  if (here.kind === "failed") return here;
  const names = new Set(here.value.map((row) => parseAnyRow(row)?.id));
  const value = backup.rows.filter(({ id }) => own === "replace" || !names.has(id));
  return { kind: "found", value, damaged: [] };
}

/** Changes in groups, none of them torn apart. */
function batches(changes: readonly (readonly Step[])[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const steps of changes) {
    const last = groups.at(-1);
    if (last === undefined || last.length + steps.length > stepsAtOnce) groups.push([...steps]);
    else last.push(...steps);
  }
  // All of them put rows, so their order is free: rows of one table together are written at once.
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.toSorted((one, other) => one.table.localeCompare(other.table)));
}
