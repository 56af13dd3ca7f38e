import * as z from "zod/mini";
import type { EvaluationTable } from "../database.ts";
import type { Parsed } from "../documents.ts";
import { idOf, type Row } from "../backing.ts";
import type { Damaged } from "../records.ts";
import { evaluationSchemas, type EvaluationDocuments } from "./schemas.ts";

/** How a document of an evaluation lies on disk: what is searched by, and the rest. */
export interface EvaluationRow extends Row {
  readonly format: number;
  readonly document: unknown;
  /** Of cells and outputs. */
  readonly evaluation?: string;
  /** Of cells that are done, the same again: so they are counted without being read. */
  readonly doneOf?: string;
  /** Of outputs: whoever asks the very same finds them. */
  readonly key?: string;
}

type Columns = Omit<EvaluationRow, "format" | "document">;

const columns: {
  readonly [Name in EvaluationTable]: (value: EvaluationDocuments[Name]) => Columns;
} = {
  evaluations: ({ id }) => ({ id }),
  cells: (cell) => ({
    id: cellId(cell),
    evaluation: cell.evaluation,
    ...(cell.state.kind === "done" ? { doneOf: cell.evaluation } : {}),
  }),
  outputs: (output) => {
    const { evaluation, key, result, createdMs } = output;
    // Replies are one to a cell. What came to none may come again, so each failure is a fact of its own.
    const id = cellId(output);
    return { id: result.kind === "reply" ? id : `${id}/${createdMs}`, evaluation, key };
  },
};

/** Every table's documents are of their first format. */
const currentFormat = 1;

const rowSchema = z.object({ id: z.string(), format: z.int(), document: z.unknown() });

/** The id of a cell's row: a predictor that stands twice in an evaluation is asked twice. */
function cellId(of: {
  readonly evaluation: string;
  readonly predictor: string;
  readonly key: string;
}): string {
  return `${of.evaluation}/${of.predictor}/${of.key}`;
}

/** The row that `parseEvaluationRow` reads back as the same value. */
export function printEvaluationRow<Name extends EvaluationTable>(
  table: Name,
  value: EvaluationDocuments[Name],
): EvaluationRow {
  return { ...columns[table](value), format: currentFormat, document: value };
}

/** Reads a row as it lies on disk or in a backup. */
export function parseEvaluationRow<Name extends EvaluationTable>(
  table: Name,
  stored: unknown,
): Parsed<EvaluationDocuments[Name]> {
  const damaged = (id: string, reason: string): { kind: "damaged"; damage: Damaged } => ({
    kind: "damaged",
    damage: { table, id, reason },
  });
  const row = rowSchema.safeParse(stored);
  if (!row.success) return damaged(idOf(stored), "row");
  const { id, format, document } = row.data;
  if (format !== currentFormat) return damaged(id, format > currentFormat ? "newer" : "format");
  const read = evaluationSchemas[table].safeParse(document);
  if (!read.success) {
    return damaged(id, read.error.issues[0]?.path.map(String).join(".") || "document");
  }
  if (columns[table](read.data).id !== id) return damaged(id, "id");
  return { kind: "read", value: read.data };
}

/** What reading rows came to: those that could be read, in their order, and those that could not. */
export function readEvaluationRows<Name extends EvaluationTable>(
  table: Name,
  rows: readonly unknown[],
): {
  readonly values: readonly EvaluationDocuments[Name][];
  readonly damaged: readonly Damaged[];
} {
  const values: EvaluationDocuments[Name][] = [];
  const damaged: Damaged[] = [];
  for (const stored of rows) {
    const read = parseEvaluationRow(table, stored);
    if (read.kind === "read") values.push(read.value);
    else damaged.push(read.damage);
  }
  return { values, damaged };
}
