import "fake-indexeddb/auto";
import { readdirSync, readFileSync } from "node:fs";
import { Dexie } from "dexie";
import { afterEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { Database } from "../../src/store/database.ts";
import { rowNames } from "../../src/store/kept.ts";
import { openStore } from "../../src/store/store.ts";
import { failedOutput, sampleCell, sampleEvaluation, sampleOutput } from "./evaluationSamples.ts";
import { quiet } from "./open.ts";
import { sampleAttempt, sampleDraft, samplePrediction, sampleScore } from "./samples.ts";

const folder = new URL("./versions/", import.meta.url);
const rowSchema = z.looseObject({ id: z.string(), value: z.optional(z.unknown()) });
const fixtureSchema = z.object({
  version: z.int(),
  stores: z.record(z.string(), z.string()),
  rows: z.record(z.string(), z.array(rowSchema)),
});

const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => fixtureSchema.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8"))))
  .toSorted((one, other) => one.version - other.version);

function isOf(name: string): (row: { readonly id: string }) => boolean {
  return ({ id }) => id === name;
}

afterEach(() => Dexie.delete("foretrace"));

async function lay({ version, stores, rows }: (typeof fixtures)[number]): Promise<void> {
  const database = new Dexie("foretrace");
  database.version(version).stores(stores);
  for (const [table, content] of Object.entries(rows)) await database.table(table).bulkPut(content);
  database.close();
}

test("every version of the database has its rows here, without a gap", () => {
  const latest = new Database("foretrace").verno;
  expect(fixtures.map(({ version }) => version)).toEqual(
    Array.from({ length: latest }, (_, index) => index + 1),
  );
});

describe.each(fixtures)("a database of version $version", (fixture) => {
  test("is opened with all that it held", async () => {
    await lay(fixture);
    const store = await openStore(quiet, Date.now);
    expect(store.place).toEqual({ kind: "disk" });
    for (const name of rowNames.filter((known) => fixture.rows["kept"]?.some(isOf(known)))) {
      // What was added to a row later has its default there.
      expect(await store.read(name)).toMatchObject({
        kind: "kept",
        value: fixture.rows["kept"]?.find(isOf(name))?.value,
      });
    }
    const all = await store.attempts.all();
    expect(all).toMatchObject({ kind: "found", damaged: [] });
    expect(await store.attempts.begin(sampleAttempt("new"))).toEqual({ kind: "saved" });
    store.close();
  });
});

test("a database of version 2 gives its attempts as they were", async () => {
  const fixture = fixtures.find(({ version }) => version === 2);
  if (fixture === undefined) throw new Error("there is a fixture of version 2");
  await lay(fixture);
  const store = await openStore(quiet, Date.now);
  const answer = samplePrediction("a", 1);
  expect(await store.attempts.open("a")).toMatchObject({
    value: {
      attempt: sampleAttempt("a"),
      predictions: [answer],
      scores: [sampleScore(answer)],
      drafts: [sampleDraft("a", "q2")],
    },
  });
  store.close();
});

test("a database of version 4 gives its evaluations as they were", async () => {
  const fixture = fixtures.find(({ version }) => version === 4);
  if (fixture === undefined) throw new Error("there is a fixture of version 4");
  await lay(fixture);
  const store = await openStore(quiet, Date.now);
  expect(await store.evaluations.list()).toEqual({
    kind: "found",
    value: [{ evaluation: sampleEvaluation("e"), done: 1 }],
    damaged: [],
  });
  expect(await store.evaluations.contents("e")).toEqual({
    kind: "found",
    value: {
      cells: [
        sampleCell("e", "i1"),
        { ...sampleCell("e", "i2"), state: { kind: "error", failure: "rate-limited" } },
      ],
      outputs: [sampleOutput("e", "i1"), failedOutput("e", "i2", 3_000)],
    },
    damaged: [],
  });
  store.close();
});
