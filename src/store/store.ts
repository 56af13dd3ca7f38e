import { Database } from "./database.ts";
import type { RowName, Rows } from "./kept.ts";
import { parseRow, printRow } from "./rows.ts";

/** What reading a row came to. `damaged`: something is there that this version cannot read. */
export type Reading<T> =
  | { readonly kind: "kept"; readonly value: T }
  | { readonly kind: "none" }
  | { readonly kind: "damaged" }
  | { readonly kind: "failed"; readonly reason: string };

/** What writing a row came to. */
export type Writing =
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly reason: string };

/** The page's memory between visits. Nothing it does throws. */
export interface Store {
  read<Name extends RowName>(name: Name): Promise<Reading<Rows[Name]>>;
  write<Name extends RowName>(name: Name, value: Rows[Name]): Promise<Writing>;
  close(): void;
}

/** Opens the store in this browser's IndexedDB, under `databaseName`. */
export function openStore(databaseName = "foretrace"): Store {
  const database = new Database(databaseName);
  return {
    async read(name) {
      try {
        const stored = await database.kept.get(name);
        if (stored === undefined) return { kind: "none" };
        const value = parseRow(name, stored);
        return value === null ? { kind: "damaged" } : { kind: "kept", value };
      } catch (error) {
        return { kind: "failed", reason: reasonOf(error) };
      }
    },
    async write(name, value) {
      try {
        await database.kept.put(printRow(name, value));
        return { kind: "saved" };
      } catch (error) {
        return { kind: "failed", reason: reasonOf(error) };
      }
    },
    close: () => database.close(),
  };
}

/** Dexie wraps the browser's own errors; their name says most in fewest words. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
