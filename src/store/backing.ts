import type { DocumentTable } from "./database.ts";

/** Any row: all have an id that is unique in their table. */
export interface Row {
  readonly id: string;
}

export type RowTable = DocumentTable | "kept";

/** A part of a change. */
export type Step =
  /** Replaces the row of that id. */
  | { readonly kind: "put"; readonly table: RowTable; readonly row: Row }
  /** A fact: where a row of that id is, it stays. Refused as `answered` where another prediction answers the question. */
  | { readonly kind: "add"; readonly table: RowTable; readonly row: Row }
  | { readonly kind: "remove"; readonly table: RowTable; readonly id: string }
  | { readonly kind: "remove-of"; readonly table: DocumentTable; readonly attempt: string }
  | { readonly kind: "clear"; readonly table: RowTable }
  /** Refused as `missing` where no such row is. */
  | { readonly kind: "need"; readonly table: RowTable; readonly id: string };

/** Where rows lie: on disk, or in this window's memory. Its promises reject with what `refusalOf` reads. */
export interface Backing {
  /** Does all steps in order, or none of them; resolves when they are done for good. */
  change(steps: readonly Step[]): Promise<void>;
  get(table: RowTable, id: string): Promise<unknown>;
  /** Rows of an attempt, in no order that counts. */
  ofAttempt(table: DocumentTable, attempt: string): Promise<readonly unknown[]>;
  /** All rows of a table, by id. */
  all(table: RowTable): Promise<readonly unknown[]>;
  close(): void;
}

/** The id of whatever lies in a table; empty where it has none. */
export function idOf(row: unknown): string {
  return typeof row === "object" && row !== null && "id" in row ? String(row.id) : "";
}
