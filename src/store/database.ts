import { Dexie, type Table } from "dexie";
import type { StoredRow } from "./rows.ts";

/** The page's database. Versions are appended, never edited: a stored one must always be readable. */
export class Database extends Dexie {
  readonly kept: Table<StoredRow, string>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ kept: "id" });
    this.kept = this.table("kept");
  }
}
