import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCell } from "../../src/app/cell.ts";
import { createKeeper } from "../../src/app/keeping.ts";
import { createKeepingState } from "../../src/app/keepingState.ts";
import type { RowName, Rows } from "../../src/store/kept.ts";
import type { KeptRows, Reading } from "../../src/store/keptRows.ts";
import type { Writing } from "../../src/store/records.ts";

const first = { source: "first", stdin: [], seed: 0 };
const kept = { source: "kept", stdin: [], seed: 0 };
const full = { kind: "failed", refusal: { kind: "full" } } as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A store in memory that begins with one reading of the program, and a keeper over it. */
function keeperOver(reading: Reading<Rows["program"]>, writing: Writing = { kind: "saved" }) {
  const written: unknown[] = [];
  const readings = [reading];
  const results = [writing];
  const store: KeptRows = {
    read: <Name extends RowName>(name: Name) => {
      if (name !== "program") return Promise.resolve({ kind: "none" });
      // Only the program is read in these tests, so this reading is of the row that is asked for.
      return Promise.resolve(readings.at(-1) as Reading<Rows[Name]>);
    },
    damagedRows: () => Promise.resolve([]),
    write: (_name, value) => {
      written.push(value);
      return Promise.resolve(results.at(-1) ?? writing);
    },
  };
  const state = createKeepingState();
  state.found({ kind: "disk" });
  const keeper = createKeeper(() => Promise.resolve(store), state);
  return { keeper, state: state.cell, written, readings, results };
}

describe("keeping a value", () => {
  test("begins with what was kept", async () => {
    const { keeper, state } = keeperOver({ kind: "kept", value: kept });
    const cell = createCell(first);
    await keeper.keep("program", cell);
    expect(cell.get()).toEqual(kept);
    expect(state.get()).toEqual({ kind: "saved" });
  });

  test("writes once after a burst of changes", async () => {
    const { keeper, state, written } = keeperOver({ kind: "none" });
    const cell = createCell(first);
    await keeper.keep("program", cell);
    for (const source of ["a", "ab", "abc"]) cell.set({ ...first, source });
    expect(state.get()).toEqual({ kind: "saving" });
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual([{ ...first, source: "abc" }]);
    expect(state.get()).toEqual({ kind: "saved" });
  });

  test("writes at once when the page is left", async () => {
    const { keeper, written } = keeperOver({ kind: "none" });
    const cell = createCell(first);
    await keeper.keep("program", cell);
    cell.set({ ...first, source: "a" });
    keeper.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual([{ ...first, source: "a" }]);
  });

  test("never puts what was kept over what was typed meanwhile", async () => {
    const { keeper, written } = keeperOver({ kind: "kept", value: kept });
    const cell = createCell(first);
    const keeping = keeper.keep("program", cell);
    cell.set({ ...first, source: "typed" });
    await keeping;
    expect(cell.get().source).toBe("typed");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual([{ ...first, source: "typed" }]);
  });

  test("says so when a write fails, until one succeeds", async () => {
    const { keeper, state, results } = keeperOver({ kind: "none" }, full);
    const cell = createCell(first);
    await keeper.keep("program", cell);
    cell.set({ ...first, source: "a" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state.get()).toEqual({ kind: "failed", refusal: { kind: "full" } });
    results.push({ kind: "saved" });
    cell.set({ ...first, source: "ab" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state.get()).toEqual({ kind: "saved" });
  });

  test("begins anew where what was kept cannot be read", async () => {
    const { keeper } = keeperOver({ kind: "damaged" });
    const cell = createCell(first);
    await keeper.keep("program", cell);
    expect(cell.get()).toBe(first);
    expect(keeper.damaged.get()).toBe(true);
  });

  test("takes over what something else has written, without writing it again", async () => {
    const { keeper, readings, written } = keeperOver({ kind: "none" });
    const cell = createCell(first);
    await keeper.keep("program", cell);
    readings.push({ kind: "kept", value: kept });
    await keeper.restore();
    expect(cell.get()).toEqual(kept);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual([]);
  });
});
