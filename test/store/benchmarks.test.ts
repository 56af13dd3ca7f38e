import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { Dexie } from "dexie";
import { afterEach, describe, expect, test } from "vitest";
import type { Task } from "../../src/core/benchmark/task.ts";
import type { KeptAnswers, KeptSet } from "../../src/store/benchmarks/records.ts";
import type { BenchmarkVerbs } from "../../src/store/benchmarks/verbs.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { quiet } from "./open.ts";

const set: KeptSet = {
  id: "s",
  name: "Two calls",
  benchmark: "cruxeval",
  licence: null,
  origin: "a shelf",
  notes: [],
  importedMs: 10_000,
  tasks: 2,
  programs: 1,
  rejected: 0,
  computed: 0,
  unavailable: 0,
  answerFiles: 0,
  parts: 1,
  complete: true,
};

const task: Task = {
  id: "sample_0",
  benchmark: "cruxeval",
  group: "sample_0",
  case: "sample_0",
  kind: "output",
  program: null,
  probe: { code: "def f(): ...", input: "", output: "None" },
  stored: "None",
};

const answers: KeptAnswers = {
  id: "a",
  set: "s",
  name: "answers.json",
  addedMs: 1,
  choice: "output",
  answers: 1,
  parts: 1,
  unknown: [],
  missing: [],
  duplicate: [],
  rejected: [],
  judges: null,
};

const prediction = {
  task: "sample_0",
  part: "",
  sample: 0,
  raw: "None",
  confidence: null,
  model: null,
};

const opened: Store[] = [];

async function open(): Promise<BenchmarkVerbs> {
  const store = await openStore(quiet, Date.now);
  opened.push(store);
  return store.benchmarks;
}

/** A store whose rows lie in the window, because the browser refuses. */
async function openWindow(): Promise<BenchmarkVerbs> {
  const { indexedDB } = globalThis;
  Reflect.set(globalThis, "indexedDB", {
    open() {
      throw new DOMException("", "SecurityError");
    },
  });
  const store = await openStore(quiet, Date.now);
  Reflect.set(globalThis, "indexedDB", indexedDB);
  expect(store.place.kind).toBe("window");
  return store.benchmarks;
}

afterEach(async () => {
  for (const store of opened.splice(0)) store.close();
  await Dexie.delete("foretrace");
});

/** Writes a row as it is, readable or not. */
async function lay(table: string, row: object): Promise<void> {
  const database = await new Dexie("foretrace").open();
  await database.table(table).put(row);
  database.close();
}

describe.each([
  ["on disk", open],
  ["in the window", openWindow],
])("imported benchmarks %s", (_place, openVerbs) => {
  test("are read back as they were written, tasks and answers part by part", async () => {
    const verbs = await openVerbs();
    await verbs.putSet(set);
    await verbs.putTasks("s", 0, [task, { ...task, id: "sample_0/input", kind: "input" }]);
    await verbs.putAnswers(answers);
    await verbs.putPart(answers, "predictions", 0, [prediction]);
    expect(await verbs.sets()).toEqual({ kind: "found", value: [set], damaged: [] });
    expect(await verbs.tasks("s", 0)).toMatchObject({
      value: [task, { id: "sample_0/input" }],
      damaged: [],
    });
    expect(await verbs.answers("s")).toMatchObject({ value: [answers] });
    expect(await verbs.part("a", "predictions", 0)).toMatchObject({ value: [prediction] });
  });

  test("go with their tasks and answers; truths stay until all is deleted", async () => {
    const verbs = await openVerbs();
    await verbs.putSet(set);
    await verbs.putTasks("s", 0, [task]);
    await verbs.putAnswers(answers);
    await verbs.putPart(answers, "predictions", 0, [prediction]);
    await verbs.putTruths([{ key: "k", truths: [{ kind: "computed", value: 1 }] }]);
    expect(await verbs.count()).toMatchObject({ value: { sets: 1, tasks: 2, truths: 1 } });
    expect(await verbs.removeSet("s")).toEqual({ kind: "saved" });
    expect(await verbs.sets()).toMatchObject({ value: [] });
    expect(await verbs.answers("s")).toMatchObject({ value: [] });
    expect(await verbs.tasks("s", 0)).toMatchObject({
      value: [],
      damaged: [{ reason: "missing" }],
    });
    expect(await verbs.part("a", "predictions", 0)).toMatchObject({ value: [] });
    const kept = await verbs.truths(["k", "other"]);
    expect(kept).toMatchObject({ value: new Map([["k", [{ kind: "computed", value: 1 }]]]) });
    await verbs.clear();
    expect(await verbs.truths(["k"])).toMatchObject({ value: new Map() });
  });

  test("that were never written to their end are not listed, and are taken away later", async () => {
    const verbs = await openVerbs();
    await verbs.putSet({ ...set, complete: false });
    await verbs.putTasks("s", 0, [task]);
    expect(await verbs.sets()).toMatchObject({ value: [] });
    await verbs.removeTorn(set.importedMs);
    expect(await verbs.tasks("s", 0)).toMatchObject({ value: [task] });
    await verbs.removeTorn(set.importedMs + 1);
    expect(await verbs.tasks("s", 0)).toMatchObject({ value: [] });
  });

  test("take no answers when they are gone", async () => {
    const verbs = await openVerbs();
    expect(await verbs.putAnswers(answers)).toEqual({
      kind: "failed",
      refusal: { kind: "missing" },
    });
  });
});

describe("damage to an imported benchmark", () => {
  test.each([
    ["benchmarkSets", { id: "x", format: 1, document: { ...set, tasks: -1 } }, "tasks"],
    ["benchmarkSets", { id: "x", format: 2, document: set }, "newer"],
    ["benchmarkSets", { id: "x", document: set }, "row"],
  ])("in %s is named, and the rest is read", async (table, row, reason) => {
    const verbs = await open();
    await verbs.putSet(set);
    await lay(table, row);
    expect(await verbs.sets()).toEqual({
      kind: "found",
      value: [set],
      damaged: [{ table, id: "x", reason }],
    });
  });

  test("leaves the other parts of its tasks, and a truth that is damaged is computed again", async () => {
    const verbs = await open();
    await verbs.putSet({ ...set, parts: 2 });
    await verbs.putTasks("s", 1, [task]);
    await lay("benchmarkTasks", {
      id: "s/tasks/0",
      set: "s",
      format: 1,
      document: [{ ...task, kind: "riddle" }],
    });
    await lay("benchmarkTruths", { id: "k", format: 1, document: [{ kind: "guessed" }] });
    expect(await verbs.tasks("s", 0)).toMatchObject({
      value: [],
      damaged: [{ table: "benchmarkTasks", id: "s/tasks/0", reason: "0.kind" }],
    });
    expect(await verbs.tasks("s", 1)).toMatchObject({ value: [task], damaged: [] });
    expect(await verbs.truths(["k"])).toMatchObject({ value: new Map(), damaged: [{ id: "k" }] });
  });
});

test("a database of version 3 gives its benchmarks as they were", async () => {
  const fixture: { stores: Record<string, string>; rows: Record<string, object[]> } = JSON.parse(
    readFileSync(new URL("./versions/3.json", import.meta.url), "utf8"),
  );
  const database = new Dexie("foretrace");
  database.version(3).stores(fixture.stores);
  for (const [table, rows] of Object.entries(fixture.rows)) {
    await database.table(table).bulkPut(rows);
  }
  database.close();
  const verbs = await open();
  const nothingDamaged = { kind: "found", damaged: [] };
  expect(await verbs.sets()).toMatchObject({ ...nothingDamaged, value: [{ name: "Two calls" }] });
  const tasks = await verbs.tasks("s", 0);
  expect(tasks).toMatchObject({
    ...nothingDamaged,
    value: [{ id: "sample_0" }, { kind: "input" }],
  });
  expect(await verbs.truths(["00ff", "ff00"])).toMatchObject({
    ...nothingDamaged,
    value: new Map([
      ["00ff", [{ kind: "computed", value: { repr: "2", type: "builtins.int", stored: null } }]],
      ["ff00", [{ kind: "unavailable", module: "numpy", reason: "The module numpy is not here." }]],
    ]),
  });
  expect(await verbs.answers("s")).toMatchObject({ ...nothingDamaged, value: [{ judges: "1" }] });
  expect(await verbs.part("a", "predictions", 0)).toMatchObject({ value: [{ raw: "3" }] });
  expect(await verbs.part("a", "marks", 0)).toMatchObject({
    ...nothingDamaged,
    value: [{ strict: { verdict: "wrong" } }],
  });
});
