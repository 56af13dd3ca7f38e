import "fake-indexeddb/auto";
import { afterEach, describe, expect, test } from "vitest";
import type { ImportState } from "../../../src/app/benchmarks/importState.ts";
import { settledLater } from "../../fakes/settled.ts";
import { closePages, cruxevalRows, keepPasted, page, until } from "./desk.ts";

afterEach(closePages);

const isOver = ({ kind }: ImportState): boolean => kind !== "reading" && kind !== "keeping";
const about = { name: "Mine", licence: "MIT", origin: "a shelf" };

function pasted(text: string) {
  return { kind: "text", text } as const;
}

describe("an import", () => {
  test("tells the format, says what was found, and keeps it under the name that it is given", async () => {
    const { benchmarks } = page();
    const text = `${cruxevalRows}\nno JSON`;
    benchmarks.draft.set(text);
    benchmarks.begin(pasted(text), null);
    expect(await until(benchmarks.importing, isOver)).toMatchObject({
      kind: "read",
      name: "Pasted",
      summary: {
        benchmark: "cruxeval",
        tasks: 6,
        programs: 3,
        rejected: [{ file: "pasted.jsonl", line: 4 }],
      },
    });
    expect(await benchmarks.keep(about)).toMatchObject({ kind: "kept" });
    expect(benchmarks.importing.get()).toEqual({ kind: "idle" });
    expect(benchmarks.draft.get()).toBe("");
    const end = benchmarks.watch();
    const kept = await until(benchmarks.kept, (all) => all?.sets.length === 1);
    expect(kept?.sets).toMatchObject([{ ...about, tasks: 6, rejected: 1, complete: true }]);
    end();
  });

  test("asks where the format cannot be told, and reads the same again as another", async () => {
    const { benchmarks } = page();
    benchmarks.begin(pasted("def f():\n    return missing_name\n"), null);
    expect(await until(benchmarks.importing, isOver)).toMatchObject({
      kind: "choosing",
      likely: [{ format: "lexecutor" }],
    });
    benchmarks.choose("cruxeval");
    expect(await until(benchmarks.importing, isOver)).toMatchObject({
      kind: "failed",
      failure: { kind: "no-tasks", format: "cruxeval" },
    });
    benchmarks.choose("lexecutor");
    expect(await until(benchmarks.importing, isOver)).toMatchObject({
      kind: "read",
      summary: { benchmark: "lexecutor" },
    });
  });

  test("that is given up leaves nothing, and what comes late counts for nothing", async () => {
    const late = settledLater<never>();
    const { benchmarks, openDoors } = page(undefined, () => late.promise);
    benchmarks.begin(pasted(cruxevalRows), "cruxeval");
    expect(benchmarks.importing.get()).toMatchObject({ kind: "reading", format: "cruxeval" });
    expect(openDoors.size).toBe(1);
    benchmarks.cancel();
    expect(openDoors.size).toBe(0);
    late.reject(new Error("it was closed"));
    await late.promise.catch(() => undefined);
    expect(benchmarks.importing.get()).toEqual({ kind: "idle" });
  });

  test("whose reader is gone says so", async () => {
    const { benchmarks } = page(undefined, () => Promise.reject(new Error("gone")));
    benchmarks.begin(pasted(cruxevalRows), "cruxeval");
    expect(await until(benchmarks.importing, isOver)).toMatchObject({
      kind: "failed",
      failure: { kind: "broken", message: "gone" },
    });
  });

  test("of nothing says that there was nothing", () => {
    const { benchmarks } = page();
    benchmarks.begin({ kind: "files", files: [{ name: "a", file: new Blob([]) }] }, null);
    expect(benchmarks.importing.get()).toMatchObject({ failure: { kind: "empty" } });
  });

  test("that cannot be written stays as it was read, with the reason", async () => {
    const { benchmarks, late } = page();
    const store = await late.open();
    store.close();
    benchmarks.begin(pasted(cruxevalRows), null);
    await until(benchmarks.importing, isOver);
    const kept = await benchmarks.keep(about);
    expect(kept.kind).toBe("failed");
    expect(benchmarks.importing.get()).toMatchObject({
      kind: "read",
      refusal: { kind: "broken" },
      summary: { tasks: 6 },
    });
  });
});

test("a set that is taken away is gone from the list", async () => {
  const { benchmarks } = page();
  const id = await keepPasted(benchmarks, cruxevalRows);
  const end = benchmarks.watch();
  await until(benchmarks.kept, (all) => all?.sets.length === 1);
  expect(await benchmarks.remove(id)).toEqual({ kind: "removed" });
  await until(benchmarks.kept, (all) => all?.sets.length === 0);
  end();
});
