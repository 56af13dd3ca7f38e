import type { Backing, RowTable, Step } from "./backing.ts";
import type { Watcher } from "./connection.ts";
import type { DocumentTable } from "./database.ts";
import { parseDocument } from "./documents.ts";
import type { RecordingCache } from "./recordings.ts";
import type { AllDocuments, Damaged, Documents, Found, Refusal, Writing } from "./records.ts";

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
  /** Everything, or everything of one attempt. */
  everything(attempt: string | null): Promise<Found<AllDocuments>>;
  /** All rows of a table as they lie there, readable or not. */
  raw(name: RowTable): Promise<Found<readonly unknown[]>>;
}

/** Tables over a backing. `refusal` reads what the backing rejects with. */
export function tablesOver(
  backing: Backing,
  recordings: RecordingCache,
  watcher: Pick<Watcher, "onShort">,
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
      if (!dropped) return failed(error);
      watcher.onShort();
      return change(steps);
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

  const read = <Name extends DocumentTable>(name: Name, attempt: string | null) =>
    parsed(name, attempt === null ? backing.all(name) : backing.of(name, "attempt", attempt));

  async function find<Name extends DocumentTable>(name: Name, id: string) {
    const row = backing.get(name, id);
    return parsed(
      name,
      row.then((one) => (one === undefined ? [] : [one])),
    );
  }

  return {
    change,
    async find(name, id) {
      const found = await find(name, id);
      return found.kind === "found" ? { ...found, value: found.value[0] ?? null } : found;
    },
    ofAttempt: (name, attempt) => read(name, attempt),
    all: (name) => read(name, null),
    async everything(attempt) {
      const attempts = await (attempt === null
        ? read("attempts", null)
        : find("attempts", attempt));
      if (attempts.kind === "failed") return attempts;
      const predictions = await read("predictions", attempt);
      if (predictions.kind === "failed") return predictions;
      const scores = await read("scores", attempt);
      if (scores.kind === "failed") return scores;
      const drafts = await read("drafts", attempt);
      if (drafts.kind === "failed") return drafts;
      return {
        kind: "found",
        value: {
          attempts: attempts.value,
          predictions: predictions.value,
          scores: scores.value,
          drafts: drafts.value,
        },
        damaged: [attempts, predictions, scores, drafts].flatMap(({ damaged }) => damaged),
      };
    },
    async raw(name) {
      try {
        return { kind: "found", value: await backing.all(name), damaged: [] };
      } catch (error) {
        return failed(error);
      }
    },
  };
}
