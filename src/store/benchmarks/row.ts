import * as z from "zod/mini";
import { idOf, type Row } from "../backing.ts";
import type { BenchmarkTable } from "../database.ts";
import type { Damaged } from "../records.ts";

/** How a part of an imported benchmark lies on disk: what it belongs to, and the rest as a document of a format of its own. */
export interface BenchmarkRow extends Row {
  readonly format: number;
  readonly document: unknown;
  /** Of all but sets and truths. */
  readonly set?: string;
  /** Of parts of a file of answers. */
  readonly answers?: string;
}

/** Every table's documents are of their first format. */
const currentFormat = 1;

const rowSchema = z.object({ id: z.string(), format: z.int(), document: z.unknown() });

/** The row of a document. */
export function benchmarkRow(
  owners: Pick<BenchmarkRow, "id" | "set" | "answers">,
  document: unknown,
): BenchmarkRow {
  return { ...owners, format: currentFormat, document };
}

/** What reading rows came to: those that could be read by id, and those that could not. */
export interface ReadRows<T> {
  readonly values: ReadonlyMap<string, T>;
  readonly damaged: readonly Damaged[];
}

/** Reads rows as they lie there. */
export function readRows<T>(
  table: BenchmarkTable,
  schema: z.ZodMiniType<T>,
  rows: readonly unknown[],
): ReadRows<T> {
  const values = new Map<string, T>();
  const damaged: Damaged[] = [];
  for (const stored of rows) {
    const row = rowSchema.safeParse(stored);
    if (!row.success) {
      damaged.push({ table, id: idOf(stored), reason: "row" });
      continue;
    }
    const { id, format, document } = row.data;
    if (format !== currentFormat) {
      damaged.push({ table, id, reason: format > currentFormat ? "newer" : "format" });
      continue;
    }
    const read = schema.safeParse(document);
    if (read.success) values.set(id, read.data);
    else damaged.push({ table, id, reason: placeOf(read.error) });
  }
  return { values, damaged };
}

function placeOf(error: z.core.$ZodError): string {
  return error.issues[0]?.path.map(String).join(".") || "document";
}
