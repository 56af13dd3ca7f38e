import "fake-indexeddb/auto";
import { afterEach, describe, expect, test } from "vitest";
import type { OpenSet } from "../../../src/app/benchmarks/session.ts";
import { closePages, cruxevalRows, keepPasted, opened, page, until } from "./desk.ts";

afterEach(closePages);

const isComputed = ({ truths }: OpenSet): boolean =>
  truths.phase === "idle" && truths.done === truths.total;

describe("an open set", () => {
  test("computes its truths: what is unavailable by module, what equals the files' own", async () => {
    const { benchmarks } = page();
    const session = benchmarks.open(await keepPasted(benchmarks, cruxevalRows));
    const before = await opened(session);
    expect(before.tasks.map(({ id }) => id)).toContain("sample_0/input");
    expect(before.truths).toMatchObject({ done: 0, total: 6, phase: "idle" });
    session.compute();
    const { truths, set } = await opened(session, (open) => open.set.computed > 0);
    expect(truths).toMatchObject({ done: 6, computed: 4, compared: 4, equal: 2 });
    expect(truths.unavailable).toMatchObject([{ module: "numpy", tasks: 2 }]);
    expect([...truths.unequal]).toEqual(["sample_1", "sample_1/input"]);
    expect(set).toMatchObject({ computed: 4, unavailable: 2 });
    const [task] = before.tasks;
    if (task === undefined) throw new Error("there is a task");
    expect(session.truthText(task)).toContain('"output": "2"');
  });

  test("knows its truths again after a reload, and so does the same set brought again", async () => {
    const first = page();
    const id = await keepPasted(first.benchmarks, cruxevalRows);
    const session = first.benchmarks.open(id);
    await opened(session);
    session.compute();
    await opened(session, isComputed);

    const second = page();
    expect((await opened(second.benchmarks.open(id))).truths).toMatchObject({ done: 6, equal: 2 });
    await second.benchmarks.remove(id);
    const again = second.benchmarks.open(await keepPasted(second.benchmarks, cruxevalRows));
    expect((await opened(again)).truths).toMatchObject({ done: 6, equal: 2 });
    // Another row than before is asked for; the rest is known.
    const other = cruxevalRows.replace("return x + 1", "return x - 1 + 2");
    const changed = second.benchmarks.open(await keepPasted(second.benchmarks, other));
    expect((await opened(changed)).truths).toMatchObject({ done: 4 });
    expect(second.python.asked).toEqual([]);
  });

  test("pauses and goes on, and keeps what it had", async () => {
    const { benchmarks, python } = page();
    const session = benchmarks.open(await keepPasted(benchmarks, cruxevalRows));
    await opened(session);
    const release = python.hold();
    session.compute();
    await opened(session, ({ truths }) => truths.phase === "computing");
    session.pause();
    expect(await opened(session, ({ truths }) => truths.phase === "idle")).toMatchObject({
      truths: { done: 0 },
    });
    release();
    session.compute();
    await opened(session, isComputed);
  });

  test("says why Python is not to be had, and goes on when it is", async () => {
    const { benchmarks, python } = page();
    const session = benchmarks.open(await keepPasted(benchmarks, cruxevalRows));
    await opened(session);
    python.fail(new Error("Python could not be started."));
    session.compute();
    const { truths } = await opened(session, (open) => open.truths.phase === "failed");
    expect(truths.failure).toEqual({ kind: "broken", message: "Python could not be started." });
    python.fail(null);
    session.compute();
    await opened(session, isComputed);
  });

  test("is missing where there is none of that id, and removed when it is taken away", async () => {
    const { benchmarks } = page();
    await until(benchmarks.open("nowhere").state, ({ kind }) => kind === "missing");
    const id = await keepPasted(benchmarks, cruxevalRows);
    const session = benchmarks.open(id);
    await opened(session);
    expect(benchmarks.open(id)).toBe(session);
    await benchmarks.remove(id);
    expect(session.state.get()).toEqual({ kind: "removed" });
  });

  test("that is deleted elsewhere is said to be removed, and does not come back", async () => {
    const { benchmarks } = page();
    const id = await keepPasted(benchmarks, cruxevalRows);
    const session = benchmarks.open(id);
    await opened(session);
    await page().benchmarks.remove(id);
    session.compute();
    await until(session.state, ({ kind }) => kind === "removed");
    const again = page().benchmarks.open(id);
    expect(await until(again.state, ({ kind }) => kind !== "opening")).toEqual({ kind: "missing" });
  });
});
