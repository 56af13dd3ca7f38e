import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, describe, expect, test } from "vitest";
import { defaultSettings } from "../../src/store/kept.ts";
import { openStore } from "../../src/store/store.ts";
import { quiet } from "./open.ts";

const program = { source: "x = 1\n", stdin: ["3"], seed: 7 };

afterEach(() => Dexie.delete("foretrace"));

describe("the store", () => {
  test("has nothing at first", async () => {
    const store = await openStore(quiet, Date.now);
    expect(store.place).toEqual({ kind: "disk" });
    expect(await store.read("program")).toEqual({ kind: "none" });
    store.close();
  });

  test("gives what was written, also after the page was closed", async () => {
    const before = await openStore(quiet, Date.now);
    expect(await before.write("program", program)).toEqual({ kind: "saved" });
    expect(await before.write("settings", { ...defaultSettings, theme: "dark" })).toEqual({
      kind: "saved",
    });
    before.close();
    const after = await openStore(quiet, Date.now);
    expect(await after.read("program")).toEqual({ kind: "kept", value: program });
    expect(await after.read("settings")).toMatchObject({ kind: "kept", value: { theme: "dark" } });
    after.close();
  });

  test("keeps the last of two writings", async () => {
    const store = await openStore(quiet, Date.now);
    await store.write("program", program);
    await store.write("program", { ...program, seed: 8 });
    expect(await store.read("program")).toMatchObject({ value: { seed: 8 } });
    store.close();
  });

  test("says that a row is damaged, takes a new one in its place, and puts the old one aside", async () => {
    const raw = new Dexie("foretrace");
    raw.version(1).stores({ kept: "id" });
    await raw.table("kept").put({ id: "program", format: 9, value: {} });
    raw.close();
    const store = await openStore(quiet, Date.now);
    expect(await store.read("program")).toEqual({ kind: "damaged" });
    await store.write("program", program);
    expect(await store.read("program")).toEqual({ kind: "kept", value: program });
    expect(await store.damagedRows()).toEqual([
      { table: "kept", id: "damaged program", reason: "row" },
    ]);
    const aside = await store.backup.write(0);
    expect(aside.kind === "found" && (await aside.value.text())).toContain(
      '{"id":"damaged program","format":0,"value":{"id":"program","format":9,"value":{}}}',
    );
    store.close();
  });

  test("says why it cannot be used, and does not throw", async () => {
    const store = await openStore(quiet, Date.now);
    await store.read("program");
    store.close();
    expect(await store.read("program")).toMatchObject({ kind: "failed" });
    expect(await store.write("program", program)).toMatchObject({ kind: "failed" });
  });
});
