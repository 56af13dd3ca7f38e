import type { Backing, Owner, Row, RowTable, Step } from "./backing.ts";
import type { Watcher } from "./connection.ts";
import { followedTables } from "./database.ts";
import { Refused } from "./refusal.ts";

type Tables = ReadonlyMap<RowTable, ReadonlyMap<string, Row>>;

/** Rows in this window's memory, for browsers that refuse to store: gone when the window is. */
export function windowBacking(watcher: Pick<Watcher, "onChange">): Backing {
  let tables: Tables = new Map();
  const rows = (name: RowTable): ReadonlyMap<string, Row> => tables.get(name) ?? new Map();

  return {
    async change(steps) {
      // Built beside what is there, so that a step that is refused leaves everything as it was.
      const changed = new Map<RowTable, Map<string, Row>>();
      for (const step of steps) {
        const into = changed.get(step.table) ?? new Map(rows(step.table));
        changed.set(step.table, into);
        take(into, step);
      }
      tables = new Map([...tables, ...changed]);
      if (steps.some(({ table }) => isFollowed(table))) watcher.onChange();
    },
    get: async (name, id) => rows(name).get(id),
    some: async (name, ids) =>
      ids.map((id) => rows(name).get(id)).filter((row) => row !== undefined),
    of: async (name, owner, id) =>
      [...rows(name).values()].filter((row) => belongsTo(row, owner, id)),
    all: async (name) => [...rows(name).values()].toSorted(byId),
    count: async (name) => rows(name).size,
    owners: async (name, owner) => [
      ...new Set([...rows(name).values()].flatMap((row) => valuesOf(row, owner))),
    ],
    countOf: async (name, owner, id) =>
      [...rows(name).values()].filter((row) => belongsTo(row, owner, id)).length,
    close: () => undefined,
  };
}

function take(rows: Map<string, Row>, step: Step): void {
  switch (step.kind) {
    case "put":
      rows.set(step.row.id, step.row);
      return;
    case "add":
      if (rows.has(step.row.id)) return;
      if ("question" in step.row && [...rows.values()].some((row) => answersSame(row, step.row))) {
        throw new Refused({ kind: "answered" });
      }
      rows.set(step.row.id, step.row);
      return;
    case "remove":
      rows.delete(step.id);
      return;
    case "remove-of":
      for (const row of rows.values()) {
        if (belongsTo(row, step.owner, step.of)) rows.delete(row.id);
      }
      return;
    case "clear":
      rows.clear();
      return;
    case "need":
      if (!rows.has(step.id)) throw new Refused({ kind: "missing" });
  }
}

function belongsTo(row: Row, owner: Owner, id: string): boolean {
  return valuesOf(row, owner).includes(id);
}

function valuesOf(row: Row, owner: Owner): readonly string[] {
  return Object.entries(row).flatMap(([column, value]: [string, unknown]) =>
    column === owner && typeof value === "string" ? [value] : [],
  );
}

function answersSame(one: Row, other: Row): boolean {
  return (
    "question" in one &&
    "question" in other &&
    one.question === other.question &&
    "attempt" in one &&
    "attempt" in other &&
    one.attempt === other.attempt
  );
}

function isFollowed(table: RowTable): boolean {
  return followedTables.some((name) => name === table);
}

function byId(one: Row, other: Row): number {
  return one.id < other.id ? -1 : 1;
}
