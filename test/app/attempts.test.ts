import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createAttempts } from "../../src/app/attempts.ts";
import { createKeepingState } from "../../src/app/keepingState.ts";
import { createLateStore } from "../../src/app/lateStore.ts";
import { createRoom, type StorageOffice } from "../../src/app/room.ts";
import { Database } from "../../src/store/database.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { sampleAttempt, sampleDraft, samplePrediction, sampleScore } from "../store/samples.ts";

const opened: Store[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) store.close();
  await Dexie.delete("foretrace");
});

/** A window of the page, as a tab has it. */
function openWindow(storage: StorageOffice | null = null) {
  const state = createKeepingState();
  const late = createLateStore(async (watcher) => {
    const store = await openStore(watcher, Date.now);
    opened.push(store);
    return store;
  }, state);
  const room = createRoom(storage, state);
  const attempts = createAttempts(late, state, room);
  return { attempts, late, room, keeping: state.cell };
}

/** A browser's answers about storage, and how often it was asked for a promise. */
function office(usage: number, quota: number, grants: boolean) {
  let asked = 0;
  const answers: StorageOffice = {
    persisted: () => Promise.resolve(false),
    persist: () => {
      asked += 1;
      return Promise.resolve(grants);
    },
    estimate: () => Promise.resolve({ usage, quota }),
  };
  return { answers, asked: () => asked };
}

const saved = { kind: "saved" };

describe("attempts", () => {
  test("are there in the next visit", async () => {
    const before = openWindow();
    const answer = samplePrediction("a", 1);
    expect(await before.attempts.begin(sampleAttempt("a"))).toEqual(saved);
    expect(await before.attempts.saveDraft(sampleDraft("a", "q2"))).toEqual(saved);
    expect(await before.attempts.commit([answer])).toEqual(saved);
    expect(await before.attempts.keepScores([sampleScore(answer)])).toEqual(saved);
    expect(await before.attempts.finish("a", 77)).toEqual(saved);
    expect(before.keeping.get()).toEqual(saved);
    const after = openWindow();
    expect(await after.attempts.open("a")).toEqual({
      attempt: { ...sampleAttempt("a"), finishedMs: 77 },
      predictions: [answer],
      scores: [sampleScore(answer)],
      drafts: [sampleDraft("a", "q2")],
    });
    expect(await after.attempts.readDrafts("a")).toEqual([sampleDraft("a", "q2")]);
  });

  test("are asked to be kept for good at the first answer, and only then", async () => {
    const { answers, asked } = office(10, 10_000_000_000, true);
    const { attempts, room } = openWindow(answers);
    await attempts.begin(sampleAttempt("a"));
    expect(asked()).toBe(0);
    await attempts.commit([samplePrediction("a", 1)]);
    await vi.waitFor(() => expect(room.persistent.get()).toBe(true));
    await attempts.commit([samplePrediction("a", 2)]);
    expect(asked()).toBe(1);
  });

  test("are saved with a warning while room is short", async () => {
    const { attempts, keeping } = openWindow(office(9_000_000, 10_000_000, false).answers);
    await attempts.begin(sampleAttempt("a"));
    expect(await attempts.commit([samplePrediction("a", 1)])).toEqual(saved);
    await vi.waitFor(() =>
      expect(keeping.get()).toEqual({ kind: "nearly-full", freeBytes: 1_000_000 }),
    );
  });
});

describe("two tabs", () => {
  test("write side by side, and each hears of the other's changes", async () => {
    const [one, other] = [openWindow(), openWindow()];
    await Promise.all([one.late.now(), other.late.now()]);
    const before = other.attempts.changes.get();
    const writing = Array.from({ length: 20 }, (_, number) =>
      (number % 2 === 0 ? one : other).attempts.begin(sampleAttempt(`a${number}`)),
    );
    expect(new Set((await Promise.all(writing)).map(({ kind }) => kind))).toEqual(
      new Set(["saved"]),
    );
    expect((await one.attempts.list()).attempts).toHaveLength(20);
    expect(other.attempts.changes.get()).toBeGreaterThan(before);
  });

  test("cannot both answer one question: the second is told", async () => {
    const [one, other] = [openWindow(), openWindow()];
    await one.attempts.begin(sampleAttempt("a"));
    await other.attempts.open("a");
    const answer = samplePrediction("a", 1);
    const results = await Promise.all([
      one.attempts.commit([answer]),
      other.attempts.commit([{ ...answer, id: "rival" }]),
    ]);
    expect(results.map((result) => JSON.stringify(result)).toSorted()).toEqual([
      '{"kind":"failed","refusal":{"kind":"answered"}}',
      '{"kind":"saved"}',
    ]);
    expect((await one.attempts.open("a"))?.predictions).toHaveLength(1);
  });

  test("one with a newer version takes over, and the old one writes nothing more", async () => {
    const old = openWindow();
    await old.attempts.begin(sampleAttempt("a"));
    const newer = new Database("foretrace");
    newer.version(99).stores({ later: "id" });
    await newer.open();
    const refusal = { kind: "newer" };
    expect(await old.attempts.commit([samplePrediction("a", 1)])).toEqual({
      kind: "failed",
      refusal,
    });
    expect(await old.attempts.list()).toMatchObject({ attempts: [], failure: refusal });
    expect(old.keeping.get()).toEqual({ kind: "failed", refusal });
    expect(await newer.table("predictions").count()).toBe(0);
    newer.close();
  });

  test("one that holds an old database open is to be closed, and then all goes on", async () => {
    const holder: IDBDatabase = await new Promise((resolve, reject) => {
      const request = indexedDB.open("foretrace", 10);
      request.addEventListener("upgradeneeded", () => {
        request.result.createObjectStore("kept", { keyPath: "id" });
      });
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(new Error("not opened")));
    });
    const { attempts, keeping } = openWindow();
    const blocked = { kind: "failed", refusal: { kind: "blocked" } };
    expect(await attempts.begin(sampleAttempt("a"))).toEqual(blocked);
    expect(keeping.get()).toEqual(blocked);
    holder.close();
    await vi.waitFor(() => expect(keeping.get().kind).not.toBe("restoring"));
    await vi.waitFor(async () => expect(await attempts.begin(sampleAttempt("a"))).toEqual(saved));
    expect(keeping.get()).toEqual(saved);
  });
});

describe("a database of a later version", () => {
  test("is left alone; all works in this window and says so", async () => {
    const newer = new Dexie("foretrace");
    newer.version(99).stores({ kept: "id", attempts: "id", later: "id" });
    await newer.table("attempts").put({ id: "theirs" });
    const tables = newer.tables.map(({ name }) => name).toSorted();
    newer.close();
    const { attempts, keeping } = openWindow();
    expect(await attempts.begin(sampleAttempt("a"))).toEqual({ kind: "window" });
    expect(await attempts.commit([samplePrediction("a", 1)])).toEqual({ kind: "window" });
    expect(keeping.get()).toEqual({ kind: "window", why: { kind: "newer" } });
    expect((await attempts.open("a"))?.predictions).toHaveLength(1);
    const after = new Dexie("foretrace");
    await after.open();
    expect(await after.table("attempts").toArray()).toEqual([{ id: "theirs" }]);
    expect(after.verno).toBe(99);
    expect(after.tables.map(({ name }) => name)).toEqual(tables);
    after.close();
  });
});

describe("a browser that refuses to store", () => {
  test("keeps everything in the window, and the page says so", async () => {
    const refusing = vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("", "SecurityError");
    });
    const { attempts, keeping } = openWindow();
    expect(await attempts.begin(sampleAttempt("a"))).toEqual({ kind: "window" });
    expect(await attempts.saveDraft(sampleDraft("a", "q1"))).toEqual({ kind: "window" });
    expect(await attempts.commit([samplePrediction("a", 1)])).toEqual({ kind: "window" });
    expect(await attempts.open("a")).toMatchObject({
      predictions: [samplePrediction("a", 1)],
      drafts: [],
    });
    expect(keeping.get()).toEqual({
      kind: "window",
      why: { kind: "broken", name: "SecurityError" },
    });
    refusing.mockRestore();
  });
});

describe("data cleared while the page is open", () => {
  test("come back with the next answer, as far as this window knows them", async () => {
    const { attempts, keeping } = openWindow();
    const [one, two] = [samplePrediction("a", 1), samplePrediction("a", 2)];
    await attempts.begin(sampleAttempt("a"));
    await attempts.commit([one]);
    await attempts.keepScores([sampleScore(one)]);
    await Dexie.delete("foretrace");
    expect(await attempts.commit([two])).toEqual(saved);
    expect(keeping.get()).toEqual(saved);
    const after = openWindow();
    expect(await after.attempts.open("a")).toMatchObject({
      attempt: { id: "a" },
      predictions: [one, two],
      scores: [sampleScore(one)],
    });
  });

  test("do not come back once a person has deleted them here", async () => {
    const { attempts } = openWindow();
    const missing = { kind: "failed", refusal: { kind: "missing" } };
    await attempts.begin(sampleAttempt("a"));
    await attempts.drop("a");
    expect(await attempts.commit([samplePrediction("a", 1)])).toEqual(missing);
    await attempts.begin(sampleAttempt("b"));
    attempts.forget();
    await Dexie.delete("foretrace");
    expect(await attempts.commit([samplePrediction("b", 1)])).toEqual(missing);
  });
});
