import type { Backing, Row, RowTable, Step } from "./backing.ts";
import type { Database } from "./database.ts";
import { Refused } from "./refusal.ts";

/** Steps that are asked for at once: rows to put into or add to one table, or one step of another kind. */
type Request = Exclude<Step, { readonly kind: "put" | "add" }> | Rows;

interface Rows {
  readonly kind: "put" | "add";
  readonly table: RowTable;
  readonly rows: readonly Row[];
}

/** Rows in the browser's IndexedDB. */
export function diskBacking(database: Database): Backing {
  const table = (name: RowTable) => database.table<unknown, string>(name);

  async function ask(request: Request): Promise<void> {
    switch (request.kind) {
      case "put":
        await table(request.table).bulkPut(request.rows);
        return;
      case "add":
        await add(request.table, request.rows);
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

  async function add(name: RowTable, rows: readonly Row[]): Promise<void> {
    const there = await table(name).bulkGet(rows.map(({ id }) => id));
    const fresh = rows.filter((_, index) => there[index] === undefined);
    if (fresh.length > 0) await table(name).bulkAdd(fresh);
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
    async owners(name, owner) {
      const keys = await table(name).orderBy(owner).uniqueKeys();
      return keys.filter((key) => typeof key === "string");
    },
    countOf: (name, owner, id) => Promise.resolve(table(name).where(owner).equals(id).count()),
    close: () => database.close(),
  };
}

/** Puts into one table that follow each other are one request, and so are additions. */
function requestsOf(steps: readonly Step[]): readonly Request[] {
  const requests: Request[] = [];
  let rows: Row[] = [];
  let what = "";
  for (const step of steps) {
    if (step.kind !== "put" && step.kind !== "add") {
      requests.push(step);
      what = "";
      continue;
    }
    const { kind, table, row } = step;
    if (what === `${kind} ${table}`) {
      rows.push(row);
      continue;
    }
    what = `${kind} ${table}`;
    rows = [row];
    requests.push({ kind, table, rows });
  }
  return requests;
}
