import type { Backing, Row, RowTable, Step } from "./backing.ts";
import type { Database } from "./database.ts";
import { Refused } from "./refusal.ts";

/** Steps that are asked for at once: rows to put into one table, or one step of another kind. */
type Request =
  | Exclude<Step, { readonly kind: "put" }>
  | { readonly kind: "put"; readonly table: RowTable; readonly rows: readonly Row[] };

/** Rows in the browser's IndexedDB. */
export function diskBacking(database: Database): Backing {
  const table = (name: RowTable) => database.table<unknown, string>(name);

  async function ask(request: Request): Promise<void> {
    switch (request.kind) {
      case "put":
        await table(request.table).bulkPut(request.rows);
        return;
      case "add":
        if ((await table(request.table).get(request.row.id)) === undefined) {
          await table(request.table).add(request.row);
        }
        return;
      case "remove":
        await table(request.table).delete(request.id);
        return;
      case "remove-of":
        await table(request.table).where(request.owner).equals(request.of).delete();
        return;
      case "clear":
        await table(request.table).clear();
        return;
      case "need":
        if ((await table(request.table).get(request.id)) === undefined) {
          throw new Refused({ kind: "missing" });
        }
    }
  }

  return {
    async change(steps) {
      const names = [...new Set(steps.map((step) => step.table))];
      if (names.length === 0) return;
      // The database answers in the order in which it is asked, so nothing waits for the answer before.
      await database.transaction("rw", names, () => Promise.all(requestsOf(steps).map(ask)));
    },
    get: (name, id) => Promise.resolve(table(name).get(id)),
    async some(name, ids) {
      const rows = await table(name).bulkGet([...ids]);
      return rows.filter((row) => row !== undefined);
    },
    of: (name, owner, id) => Promise.resolve(table(name).where(owner).equals(id).toArray()),
    all: (name) => Promise.resolve(table(name).toArray()),
    count: (name) => Promise.resolve(table(name).count()),
    close: () => database.close(),
  };
}

/** Puts into one table that follow each other are one request. */
function requestsOf(steps: readonly Step[]): readonly Request[] {
  const requests: Request[] = [];
  let rows: Row[] = [];
  let into: RowTable | null = null;
  for (const step of steps) {
    if (step.kind !== "put") {
      requests.push(step);
      into = null;
    } else if (step.table === into) {
      rows.push(step.row);
    } else {
      rows = [step.row];
      into = step.table;
      requests.push({ kind: "put", table: into, rows });
    }
  }
  return requests;
}
