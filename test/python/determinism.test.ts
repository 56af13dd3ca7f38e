import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openLaboratory } from "./differential/laboratory.ts";
import type { EmittedRun } from "./pyodide.ts";

const programs = 60;

/** Every column and table put together, whatever the chunks were, and the outcome. */
function digest(run: EmittedRun): string {
  const hash = createHash("sha256");
  for (const name of ["path", "extra", "ops", "floats", "text", "textEnds", "values"]) {
    hash.update(name);
    for (const { columns } of run.chunks) {
      const column = columns[name];
      if (column !== undefined) hash.update(new Uint8Array(column));
    }
  }
  hash.update(JSON.stringify(mergedTables(run)));
  hash.update(run.outcome);
  return hash.digest("hex");
}

/** The tables of all chunks, list by list: where a chunk ends is a matter of real time. */
function mergedTables(run: EmittedRun): Record<string, unknown[]> {
  const merged: Record<string, unknown[]> = {};
  for (const { tables } of run.chunks) {
    if (tables === "") continue;
    const rows = JSON.parse(tables) as Record<string, unknown[]>;
    for (const [name, added] of Object.entries(rows)) (merged[name] ??= []).push(...added);
  }
  return Object.fromEntries(
    Object.entries(merged).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );
}

test("[W3] two fresh interpreters record the same bytes and the same outcome", async () => {
  const first = await openLaboratory();
  const second = await openLaboratory();
  const different: number[] = [];
  // The second interpreter has another history: it runs the programs in the opposite order.
  const seeds = Array.from({ length: programs }, (_, place) => 500 + place);
  const one = new Map(seeds.map((seed) => [seed, digest(first.emit(first.generate(seed)))]));
  for (const seed of seeds.toReversed()) {
    if (digest(second.emit(second.generate(seed))) !== one.get(seed)) different.push(seed);
  }
  console.log(`${programs} programs recorded twice`);
  expect(new Set(one.values()).size).toBe(programs);
  expect(different).toEqual([]);
});
