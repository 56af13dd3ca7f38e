import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, expect, test } from "vitest";
import { createKeepingState } from "../../src/app/keepingState.ts";
import { createLateStore } from "../../src/app/lateStore.ts";
import { createRecordings } from "../../src/app/recordings.ts";
import { openStore } from "../../src/store/store.ts";

afterEach(() => Dexie.delete("foretrace"));

/** Recordings over a clock that goes on by one with each look. */
function open() {
  let time = 0;
  const state = createKeepingState();
  const late = createLateStore((watcher) => {
    return openStore(watcher, () => {
      time += 1;
      return time;
    });
  }, state);
  return { recordings: createRecordings(late), late };
}

const bytes = new TextEncoder().encode("a recording ".repeat(10_000));

test("a recording comes back as it was, and takes less room", async () => {
  const { recordings, late } = open();
  expect(await recordings.get("r")).toBeNull();
  await recordings.put("r", bytes);
  expect(await recordings.get("r")).toEqual(bytes);
  const store = await late.open();
  const measure = await store.recordings.measure();
  expect(measure.count).toBe(1);
  expect(measure.bytes).toBeLessThan(bytes.byteLength / 50);
  store.close();
});

test("of recordings those go first that were not used for longest", async () => {
  const { recordings, late } = open();
  for (const name of ["a", "b", "c", "d"]) await recordings.put(name, bytes);
  await recordings.get("a");
  const store = await late.open();
  expect(await store.recordings.dropOldest()).toBe(true);
  expect(await recordings.get("a")).not.toBeNull();
  expect(await recordings.get("b")).toBeNull();
  expect(await recordings.get("c")).toBeNull();
  expect(await recordings.get("d")).not.toBeNull();
  await store.recordings.dropAll();
  expect(await store.recordings.dropOldest()).toBe(false);
  expect(await recordings.get("a")).toBeNull();
  store.close();
});

test("a recording that is damaged is none", async () => {
  const { recordings, late } = open();
  const store = await late.open();
  await store.recordings.put("r", new Uint8Array([1, 2, 3]));
  expect(await recordings.get("r")).toBeNull();
  store.close();
});
