import type { Backing, RowTable, Step } from "./backing.ts";
import type { Database } from "./database.ts";
import { Refused } from "./refusal.ts";

/** Rows in the browser's IndexedDB. */
export function diskBacking(database: Database): Backing {
  const table = (name: RowTable) => database.table<unknown, string>(name);

  async function take(step: Step): Promise<void> {
    switch (step.kind) {
      case "put":
        await table(step.table).put(step.row);
        return;
      case "add":
        if ((await table(step.table).get(step.row.id)) === undefined) {
          await table(step.table).add(step.row);
        }
        return;
      case "remove":
        await table(step.table).delete(step.id);
        return;
      case "remove-of":
        await table(step.table).where("attempt").equals(step.attempt).delete();
        return;
      case "clear":
        await table(step.table).clear();
        return;
      case "need":
        if ((await table(step.table).get(step.id)) === undefined) {
          throw new Refused({ kind: "missing" });
        }
    }
  }

  return {
    async change(steps) {
      const names = [...new Set(steps.map((step) => step.table))];
      if (names.length === 0) return;
      await database.transaction("rw", names, async () => {
        for (const step of steps) await take(step);
      });
    },
    get: (name, id) => Promise.resolve(table(name).get(id)),
    ofAttempt: (name, attempt) =>
      Promise.resolve(table(name).where("attempt").equals(attempt).toArray()),
    all: (name) => Promise.resolve(table(name).toArray()),
    close: () => database.close(),
  };
}
