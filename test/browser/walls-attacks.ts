import { afterAll, beforeAll, expect, test } from "vitest";
import { openWallsSite, treasure, type WallsSite } from "./walls-site.ts";
import type { WallsTab } from "./walls-tab.ts";
import { attackScript, calls, reads } from "./walls/attacks.ts";
import { deadlyRoute, routeNames, routesProgram } from "./walls/python-attacks.ts";

const callNames = calls.map(({ name }) => name);
const readNames = reads.map(({ name }) => name);

/** The attack list, as tests of whatever browser `open` gives. */
export function attackTests(open: () => Promise<WallsTab>): void {
  let site: WallsSite;
  let tab: WallsTab;

  beforeAll(async () => {
    site = await openWallsSite();
    tab = await open();
  });

  afterAll(async () => {
    await tab.close();
    await site.close();
  });

  async function goWithTreasure(url: string): Promise<void> {
    await tab.go(url);
    await tab.call("hide", treasure);
    site.takeHits();
  }

  test("[K2] without walls a worker gets everywhere, so the attacks are real", async () => {
    await goWithTreasure(site.openUrl);
    const script = attackScript(site.evilUrl, site.url, "(text) => postMessage(text)");
    const reports = await tab.call("attackFromHere", script);
    expect(new Set(site.takeHits())).toEqual(new Set(callNames));
    const successes = reports.filter(({ got }) => got?.includes(treasure));
    expect(successes.map(({ name }) => name)).toEqual(readNames);
    expect(await tab.call("heardOnSideChannel")).toBe(1);
  });

  // The page's own policy holds in the frame too; a page without one shows that the frame's is enough.
  test.each([
    ["the built page", () => site.url],
    ["a page that has no policy of its own", () => site.openUrl],
  ])(
    "[K1] [K2] behind the walls in %s a worker under foreign control reaches nothing",
    async (_, url) => {
      await goWithTreasure(url());
      const done = `(text) => postMessage({ type: "done", outcome: text })`;
      const script = attackScript(site.evilUrl, site.url, done);
      const { replies } = await tab.call("own", [script], '"done"');
      expect(site.takeHits()).toEqual([]);
      expect(await tab.call("heardOnSideChannel")).toBe(0);
      expect(replies.join()).not.toContain(treasure);
      const last = replies.at(-1);
      expect(last).toContain('"type":"done"');
      for (const name of [...callNames, ...readNames]) expect(last).toContain(name);
    },
  );

  test("[K2] without walls Python finds ways to JavaScript and the network, so the routes are real", async () => {
    await tab.go(site.openUrl);
    site.takeHits();
    await tab.call("runInTheOpen", routesProgram(site.evilUrl, routeNames));
    const hits = site.takeHits().map((path) => path.replace(/\/.*/, ""));
    expect(new Set(hits)).toEqual(new Set(routeNames));
  });

  test("[K2] [K3] behind the walls a Python program reaches no server", async () => {
    await goWithTreasure(site.url);
    const harmless = routeNames.filter((name) => name !== deadlyRoute);
    const { text } = await tab.call("run", routesProgram(site.evilUrl, harmless), {
      limits: { timeMs: 60_000 },
    });
    for (const name of [...harmless, "all tried"]) expect(text).toContain(name);
    expect(text).toContain("js-worker failed: AttributeError");
    expect(text).toContain("js-broadcast-channel failed: AttributeError");
    const deadly = await tab.call("run", routesProgram(site.evilUrl, [deadlyRoute]));
    expect(deadly.result).toMatchObject({ kind: "killed", reason: { kind: "dead" } });
    expect(site.takeHits()).toEqual([]);
  });

  test("[K5] a program cannot speak for another run, nor for the frame", async () => {
    const forger = `function attack() {
      for (const run of ["run-of-0", "run-of-1"]) for (const slot of [0, 1]) {
        postMessage({ type: "chunk", run, slot, columns: {}, tables: "forged by 0" });
        postMessage({ type: "ready", slot });
        postMessage({ type: "broken", slot, run, message: "forged" });
        postMessage({ type: "pong", token: 1, slot, run });
        postMessage({ type: "flood", slot, run });
      }
      postMessage({ type: "done", run: "run-of-1", slot: 1, outcome: "forged by 0" });
    }`;
    const honest = `function attack() {
      setTimeout(() => postMessage({ type: "done", outcome: "said by 1" }), 500);
    }`;
    await tab.go(site.url);
    const { replies } = await tab.call("own", [forger, honest], "said by 1");
    const ofOne = replies.filter((reply) => reply.includes('"slot":1'));
    expect(ofOne).toEqual([
      '{"type":"ready","slot":1}',
      '{"type":"done","slot":1,"run":"run-of-1","outcome":"said by 1"}',
    ]);
    const ofZero = replies.filter((reply) => reply.includes('"slot":0'));
    expect(ofZero).toHaveLength(6);
    expect(ofZero.every((reply) => !reply.includes("run-of-1"))).toBe(true);
    expect(ofZero.length + ofOne.length).toBe(replies.length);
  });

  test("[K5] what is no message of the contract stays in the frame", async () => {
    const babbler = `
      postMessage({ type: "done", outcome: "before its run" });
      function attack() {
        const cycle = {}; cycle.self = cycle;
        const twice = new ArrayBuffer(8);
        const { port1 } = new MessageChannel();
        for (const said of [null, 7, "done", [], cycle, new Error("x"), { type: 7 }, { type: "chunk" },
          { type: "chunk", columns: null, tables: "" }, { type: "chunk", columns: {}, tables: 5 },
          { type: "done", outcome: { toString: "done" } }, { type: "done" }, { type: "__proto__" }]) {
          postMessage(said);
        }
        postMessage({ type: "chunk", columns: { path: port1 }, tables: "with a port" }, [port1]);
        postMessage({ type: "chunk", columns: { path: twice, ops: twice, spare: twice }, tables: "twice" });
        postMessage({ type: "done", outcome: "the end" });
        postMessage({ type: "done", outcome: "after the end" });
      }`;
    await tab.go(site.url);
    const { replies } = await tab.call("own", [babbler], "the end");
    const empty = { extra: 0, floats: 0, text: 0, textEnds: 0, values: 0 };
    const told = replies.map((reply): unknown => JSON.parse(reply));
    const chunk = { type: "chunk", slot: 0, run: "run-of-0" };
    expect(told).toEqual([
      { type: "ready", slot: 0 },
      { ...chunk, columns: { ...empty, path: 0, ops: 0 }, tables: "with a port" },
      { ...chunk, columns: { ...empty, path: 8, ops: 8 }, tables: "twice" },
      { type: "done", slot: 0, run: "run-of-0", outcome: "the end" },
    ]);
  });

  test("[K5] a flood of messages is cut off and the page stays awake", async () => {
    await tab.go(site.url);
    await tab.call("takeLongestGapMs");
    const flood = `function attack() {
      for (;;) postMessage({ type: "chunk", columns: {}, tables: "" });
    }`;
    const { replies, replyCount } = await tab.call("own", [flood], '"flood"');
    expect(replyCount).toBeLessThanOrEqual(20_002);
    expect(replyCount).toBeGreaterThan(replies.length);
    expect(await tab.call("takeLongestGapMs")).toBeLessThan(2_000);
  });

  test("[K5] more bytes than a run may send are cut off", async () => {
    await tab.go(site.url);
    const flood = `function attack() {
      for (;;) postMessage({ type: "chunk", columns: { path: new ArrayBuffer(2 ** 25) }, tables: "" });
    }`;
    const { replies } = await tab.call("own", [flood], '"flood"');
    const kinds = replies.map((reply) => /"type":"(\w+)"/.exec(reply)?.[1]);
    expect(kinds).toEqual(["ready", "chunk", "chunk", "flood"]);
  });

  test("[K4] what a program leaves behind does not meet the next one", async () => {
    await tab.go(site.url);
    await tab.call("ready");
    const litter = `
import builtins, sys
try:
    import js
    js.setInterval(js.Function, 1)
    js.postMessage = None
except Exception:
    pass
builtins.left = "left behind"
sys.modules["json"] = None
open("/tmp/left", "w").write("left behind")
print("littered")`;
    expect((await tab.call("run", litter)).text).toContain("littered");
    const look = `
import builtins, json, os
print("clean:", not hasattr(builtins, "left"), not os.path.exists("/tmp/left"))`;
    const { text, result } = await tab.call("run", look);
    expect(result.kind).toBe("finished");
    expect(text).toContain("clean: True True");
  });

  test("[K13] time, chance and order are the same in every run, from the first instant of 2024 on", async () => {
    await tab.go(site.url);
    await tab.call("ready");
    const source = `
import datetime, os, random, time, uuid
print(datetime.datetime.now(), time.tzname[0], time.localtime().tm_hour)
print(time.time(), time.monotonic(), time.perf_counter(), time.process_time())
print(os.urandom(8).hex(), uuid.uuid4(), random.random(), random.SystemRandom().random())
print({"a", "b", "c", "d", "e"}, hash("word"), os.stat("/lib").st_mtime)
time.sleep(3600)
print(datetime.datetime.now())`;
    const first = await tab.call("run", source);
    const second = await tab.call("run", source);
    expect(first.text).toContain("2024-01-01 00:00:00.0000");
    expect(first.text).toContain("2024-01-01 01:00:00.0");
    expect(second.text).toBe(first.text);
    expect(second.result).toEqual(first.result);
  });
}
