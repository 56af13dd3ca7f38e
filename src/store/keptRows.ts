import { idOf, type Backing } from "./backing.ts";
import type { RowName, Rows } from "./kept.ts";
import type { Damaged, Refusal, Writing } from "./records.ts";
import { parseAnyRow, parseRow, printRow } from "./rows.ts";
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
  /** Rows that cannot be read, and those that were put aside because they could not. */
  damagedRows(): Promise<readonly Damaged[]>;
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
        if (value !== null) return { kind: "kept", value };
        // The next change takes the row's place, so what lies there is put aside first.
        const row = { id: `damaged ${name}`, format: 0, value: stored };
        await backing.change([{ kind: "put", table: "kept", row }]);
        return { kind: "damaged" };
      } catch (error) {
        return { kind: "failed", refusal: refusal(error) };
      }
    },
    async damagedRows() {
      const rows = await tables.raw("kept");
      if (rows.kind === "failed") return [];
      return rows.value
        .filter((row) => parseAnyRow(row) === null)
        .map((row) => ({ table: "kept", id: idOf(row), reason: "row" }));
    },
    write: (name, value) =>
      tables.change([{ kind: "put", table: "kept", row: printRow(name, value) }]),
  };
}
