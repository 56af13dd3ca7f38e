import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, expect, test } from "vitest";
import { createKeepingState } from "../../src/app/keepingState.ts";
import { createLateStore } from "../../src/app/lateStore.ts";
import { openStore } from "../../src/store/store.ts";

afterEach(() => Dexie.delete("foretrace"));

test("a store is opened once, however many ask for it", async () => {
  let times = 0;
  const state = createKeepingState();
  const late = createLateStore((watcher) => {
    times += 1;
    return openStore(watcher, Date.now);
  }, state);
  expect(state.cell.get()).toEqual({ kind: "restoring" });
  const [one, other, now] = await Promise.all([late.open(), late.open(), late.now()]);
  expect(times).toBe(1);
  expect(other).toBe(one);
  expect(now).toEqual({ kind: "open", store: one });
  expect(state.cell.get()).toEqual({ kind: "saved" });
  one.close();
});

test("a store whose code does not arrive is said to be broken, and tried again when it is needed next", async () => {
  let reachable = false;
  const state = createKeepingState();
  const late = createLateStore((watcher) => {
    if (!reachable) return Promise.reject(new TypeError("no connection"));
    return openStore(watcher, Date.now);
  }, state);
  const broken = { kind: "broken", name: "TypeError" };
  expect(await late.now()).toEqual({ kind: "closed", refusal: broken });
  expect(state.cell.get()).toEqual({ kind: "failed", refusal: broken });
  const patient = late.open();
  reachable = true;
  await late.now();
  expect(await late.now()).toMatchObject({ kind: "open" });
  expect(state.cell.get()).toEqual({ kind: "saved" });
  (await patient).close();
});
