import type { Backing, RowTable, Step } from "./backing.ts";
import type { DocumentTable } from "./database.ts";
import { parseDocument } from "./documents.ts";
import type { RecordingCache } from "./recordings.ts";
import type { Damaged, Documents, Found, Refusal, Writing } from "./records.ts";

/** Rows by table, read through their schemas. No promise of it rejects. */
export interface Tables {
  /** Does all steps or none; drops kept recordings when there is no room. */
  change(steps: readonly Step[]): Promise<Writing>;
  /** The document of that id; null when there is none, or it is damaged. */
  find<Name extends DocumentTable>(name: Name, id: string): Promise<Found<Documents[Name] | null>>;
  ofAttempt<Name extends DocumentTable>(
    name: Name,
    attempt: string,
  ): Promise<Found<readonly Documents[Name][]>>;
  all<Name extends DocumentTable>(name: Name): Promise<Found<readonly Documents[Name][]>>;
  /** All rows of a table as they lie there, readable or not. */
  raw(name: RowTable): Promise<Found<readonly unknown[]>>;
}

/** Tables over a backing. `refusal` reads what the backing rejects with. */
export function tablesOver(
  backing: Backing,
  recordings: RecordingCache,
  refusal: (error: unknown) => Refusal,
): Tables {
  const failed = (error: unknown) => ({ kind: "failed", refusal: refusal(error) }) as const;

  async function change(steps: readonly Step[]): Promise<Writing> {
    try {
      await backing.change(steps);
      return { kind: "saved" };
    } catch (error) {
      if (refusal(error).kind !== "full") return failed(error);
      const dropped = await recordings.dropOldest().catch(() => false);
      return dropped ? change(steps) : failed(error);
    }
  }

  async function parsed<Name extends DocumentTable>(
    name: Name,
    reading: Promise<readonly unknown[]>,
  ): Promise<Found<readonly Documents[Name][]>> {
    try {
      const value: Documents[Name][] = [];
      const damaged: Damaged[] = [];
      for (const row of await reading) {
        const read = parseDocument(name, row);
        if (read.kind === "read") value.push(read.value);
        else damaged.push(read.damage);
      }
      return { kind: "found", value, damaged };
    } catch (error) {
      return failed(error);
    }
  }

  return {
    change,
    async find(name, id) {
      const reading = backing.get(name, id).then((row) => (row === undefined ? [] : [row]));
      const found = await parsed(name, reading);
      return found.kind === "found" ? { ...found, value: found.value[0] ?? null } : found;
    },
    ofAttempt: (name, attempt) => parsed(name, backing.ofAttempt(name, attempt)),
    all: (name) => parsed(name, backing.all(name)),
    async raw(name) {
      try {
        return { kind: "found", value: await backing.all(name), damaged: [] };
      } catch (error) {
        return failed(error);
      }
    },
  };
}
