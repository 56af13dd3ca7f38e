import type { BenchmarkTable, DocumentTable, EvaluationTable } from "./database.ts";

/** Any row: all have an id that is unique in their table. */
export interface Row {
  readonly id: string;
}

export type RowTable = DocumentTable | BenchmarkTable | EvaluationTable | "kept";

/** A column, besides the id, that rows are found by: to what they belong. */
export type Owner = "attempt" | "set" | "answers" | "evaluation" | "doneOf" | "key";

/** A part of a change. */
export type Step =
  /** Replaces the row of that id. */
  | { readonly kind: "put"; readonly table: RowTable; readonly row: Row }
  /** A fact: where a row of that id is, it stays. Refused as `answered` where another prediction answers the question. */
  | { readonly kind: "add"; readonly table: RowTable; readonly row: Row }
  | { readonly kind: "remove"; readonly table: RowTable; readonly id: string }
  | {
      readonly kind: "remove-of";
      readonly table: RowTable;
      readonly owner: Owner;
      readonly of: string;
    }
  | { readonly kind: "clear"; readonly table: RowTable }
  /** Refused as `missing` where no such row is. */
  | { readonly kind: "need"; readonly table: RowTable; readonly id: string };

/** Where rows lie: on disk, or in this window's memory. Its promises reject with what `refusalOf` reads. */
export interface Backing {
  /** Does all steps in order, or none of them; resolves when they are done for good. */
  change(steps: readonly Step[]): Promise<void>;
  get(table: RowTable, id: string): Promise<unknown>;
  /** The rows of those ids that are there, in no order that counts. */
  some(table: RowTable, ids: readonly string[]): Promise<readonly unknown[]>;
  /** Rows that belong to something, in no order that counts. */
  of(table: RowTable, owner: Owner, id: string): Promise<readonly unknown[]>;
  /** All rows of a table, by id. */
  all(table: RowTable): Promise<readonly unknown[]>;
  /** How many rows a table has. */
  count(table: RowTable): Promise<number>;
  /** To what rows of a table belong, each once, without reading the rows. */
  owners(table: RowTable, owner: Owner): Promise<readonly string[]>;
  /** How many of them belong to something. */
  countOf(table: RowTable, owner: Owner, id: string): Promise<number>;
  close(): void;
}

/** The id of whatever lies in a table; empty where it has none. */
export function idOf(row: unknown): string {
  return typeof row === "object" && row !== null && "id" in row ? String(row.id) : "";
}
