import type { Backing } from "./backing.ts";
import type { RowName, Rows } from "./kept.ts";
import type { Refusal, Writing } from "./records.ts";
import { parseRow, printRow } from "./rows.ts";
import type { Tables } from "./tables.ts";

/** What reading a row came to. `damaged`: something is there that this version cannot read. */
export type Reading<T> =
  | { readonly kind: "kept"; readonly value: T }
  | { readonly kind: "none" }
  | { readonly kind: "damaged" }
  | { readonly kind: "failed"; readonly refusal: Refusal };

/** What the page itself keeps between visits. No promise of it rejects. */
export interface KeptRows {
  read<Name extends RowName>(name: Name): Promise<Reading<Rows[Name]>>;
  write<Name extends RowName>(name: Name, value: Rows[Name]): Promise<Writing>;
}

/** The rows of the table `kept`. */
export function keptRows(
  backing: Backing,
  tables: Tables,
  refusal: (error: unknown) => Refusal,
): KeptRows {
  return {
    async read(name) {
      try {
        const stored = await backing.get("kept", name);
        if (stored === undefined) return { kind: "none" };
        const value = parseRow(name, stored);
        return value === null ? { kind: "damaged" } : { kind: "kept", value };
      } catch (error) {
        return { kind: "failed", refusal: refusal(error) };
      }
    },
    write: (name, value) =>
      tables.change([{ kind: "put", table: "kept", row: printRow(name, value) }]),
  };
}
