import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCell } from "../../src/app/cell.ts";
import { createKeeper } from "../../src/app/keeping.ts";
import type { Reading, Store, Writing } from "../../src/store/store.ts";
import type { RowName, Rows } from "../../src/store/kept.ts";

const first = { source: "first", stdin: [], seed: 0 };
const kept = { source: "kept", stdin: [], seed: 0 };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A store in memory that begins with one reading of the program. */
function memory(reading: Reading<Rows["program"]>, writing: Writing = { kind: "saved" }) {
  const written: unknown[] = [];
  const store: Store = {
    read: <Name extends RowName>(name: Name) => {
      if (name !== "program") return Promise.resolve({ kind: "none" });
      // Only the program is read in these tests, so this reading is of the row that is asked for.
      return Promise.resolve(reading as Reading<Rows[Name]>);
    },
    write: (_name, value) => {
      written.push(value);
      return Promise.resolve(writing);
    },
    close: () => undefined,
  };
  return { store, written };
}

describe("keeping a value", () => {
  test("begins with what was kept", async () => {
    const { store } = memory({ kind: "kept", value: kept });
    const cell = createCell(first);
    const keeper = createKeeper(() => Promise.resolve(store));
    expect(keeper.state.get()).toEqual({ kind: "restoring" });
    await keeper.keep("program", cell);
    expect(cell.get()).toEqual(kept);
    expect(keeper.state.get()).toEqual({ kind: "saved" });
  });

  test("writes once after a burst of changes", async () => {
    const { store, written } = memory({ kind: "none" });
    const cell = createCell(first);
    const keeper = createKeeper(() => Promise.resolve(store));
    await keeper.keep("program", cell);
    for (const source of ["a", "ab", "abc"]) cell.set({ ...first, source });
    expect(keeper.state.get()).toEqual({ kind: "saving" });
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual([{ ...first, source: "abc" }]);
    expect(keeper.state.get()).toEqual({ kind: "saved" });
  });

  test("writes at once when the page is left", async () => {
    const { store, written } = memory({ kind: "none" });
    const cell = createCell(first);
    const keeper = createKeeper(() => Promise.resolve(store));
    await keeper.keep("program", cell);
    cell.set({ ...first, source: "a" });
    keeper.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual([{ ...first, source: "a" }]);
  });

  test("never puts what was kept over what was typed meanwhile", async () => {
    const { store, written } = memory({ kind: "kept", value: kept });
    const cell = createCell(first);
    const keeper = createKeeper(() => Promise.resolve(store));
    const keeping = keeper.keep("program", cell);
    cell.set({ ...first, source: "typed" });
    await keeping;
    expect(cell.get().source).toBe("typed");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual([{ ...first, source: "typed" }]);
  });

  test("says so when nothing can be stored, and goes on", async () => {
    const cell = createCell(first);
    const keeper = createKeeper(() => Promise.reject(new DOMException("", "SecurityError")));
    await keeper.keep("program", cell);
    expect(keeper.state.get()).toEqual({ kind: "failed", reason: "SecurityError" });
    cell.set({ ...first, source: "a" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.state.get()).toEqual({ kind: "failed", reason: "SecurityError" });
    expect(cell.get().source).toBe("a");
  });

  test("says so when a write fails", async () => {
    const { store } = memory({ kind: "none" }, { kind: "failed", reason: "QuotaExceededError" });
    const cell = createCell(first);
    const keeper = createKeeper(() => Promise.resolve(store));
    await keeper.keep("program", cell);
    cell.set({ ...first, source: "a" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.state.get()).toEqual({ kind: "failed", reason: "QuotaExceededError" });
  });

  test("begins anew where what was kept cannot be read", async () => {
    const { store } = memory({ kind: "damaged" });
    const cell = createCell(first);
    const keeper = createKeeper(() => Promise.resolve(store));
    await keeper.keep("program", cell);
    expect(cell.get()).toBe(first);
    expect(keeper.damaged.get()).toBe(true);
  });
});
