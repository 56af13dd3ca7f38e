import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openWallsSite, type WallsSite } from "./walls-site.ts";
import { chromiumTab, type ChromiumTab } from "./walls-tab.ts";
import type { ProgramReport } from "./walls/page-api.ts";

/** How long each program may run; the page waits a second longer before it stops one hard. */
const shortMs = 1_500;
/** For those that must be stopped hard, so that there is time to warm two workers, as there is in ten seconds. */
const longMs = 4_000;
const graceMs = 1_000;
/** The page answers within this time, whatever runs. */
const longestGapMs = 1_000;
/** From the moment a run should be over to the result of the next one. */
const backMs = 3_000;
/** The first steps are each sent at once, so they are kept whatever happens. What a rescue adds depends on how fast the machine is. */
const sentAtOnce = 90;
/** Python starts within this on a machine that is not busy with something else; a slower one is given more time. */
const startMs = 1_000;

/** What the recording says about its end, in two words. */
function endOf({ result }: ProgramReport): string {
  if (result.kind === "killed") {
    const { reason } = result;
    return reason.kind === "dead" ? `dead ${reason.cause}` : `killed ${reason.kind}`;
  }
  if (result.kind !== "finished") return result.kind;
  const outcome: { kind: string; reason?: string; error?: { type: string } } = JSON.parse(
    result.outcome,
  );
  return [outcome.kind, outcome.reason ?? outcome.error?.type ?? ""].join(" ").trim();
}

let site: WallsSite;

beforeAll(async () => {
  site = await openWallsSite();
});

afterAll(() => site.close());

// Each has its seconds on a machine that does nothing else: one of four tries must keep to them.
describe("a program that runs away", { retry: 3 }, () => {
  let tab: ChromiumTab;
  let slowness = 1;

  beforeAll(async () => {
    tab = await chromiumTab();
    await tab.go(site.url);
    slowness = Math.max(1, (await tab.call("ready")) / startMs);
    if (slowness > 1) {
      console.log(
        `This machine is busy: its times may be ${slowness.toFixed(1)} as long as stated.`,
      );
    }
  });

  afterAll(() => tab.close());

  /** Runs a program, then `print` in the next worker, and looks after the page meanwhile. */
  async function runAway(source: string, timeMs: number): Promise<ProgramReport> {
    await tab.call("takeLongestGapMs");
    const report = await tab.call("run", source, { limits: { timeMs } });
    const next = await tab.call("run", `print("Python is " + "back")`);
    expect(next.text).toContain("Python is back");
    expect(Math.max(0, report.ms - timeMs - graceMs) + next.ms).toBeLessThan(backMs * slowness);
    expect(await tab.call("takeLongestGapMs")).toBeLessThan(longestGapMs * slowness);
    return report;
  }

  test.each<[name: string, end: RegExp, steps: number, source: string]>([
    ["an endless loop", /^stopped time$/, 1_000, "while True:\n    pass"],
    [
      "an endless loop on one line",
      /^stopped (time|steps)$|^killed silent$/,
      1,
      "while True: pass",
    ],
    [
      "an endless loop inside a bare except",
      /^stopped time$/,
      1_000,
      "n = 0\nwhile True:\n    try:\n        while True:\n            n += 1\n    except:\n        pass",
    ],
    [
      "a program that catches everything and goes on",
      /^stopped time$/,
      1_000,
      "def g():\n    raise ValueError\nwhile True:\n    try:\n        g()\n    except BaseException:\n        pass",
    ],
    [
      "one endless call into C",
      /^killed silent$/,
      601,
      "for i in range(300):\n    y = i\nsum(range(10**12))",
    ],
    [
      "a regular expression that backtracks for ever",
      /^killed silent$/,
      601,
      "import re\nfor i in range(300):\n    y = i\nre.match('(a+)+b', 'a' * 60)",
    ],
    [
      "squaring for ever",
      /^stopped (value-size|time)$|^killed silent$/,
      10,
      "x = 3\nwhile True:\n    x *= x",
    ],
    [
      "a list that grows item by item",
      /^stopped (time|bytes|objects)$|MemoryError|^killed silent$/,
      1_000,
      "x = []\nwhile True:\n    x.append('a' * 1000)",
    ],
    [
      "a list that doubles",
      /^stopped (time|bytes|value-size)$|MemoryError|^killed silent$/,
      10,
      "x = [0]\nwhile True:\n    x = x + x",
    ],
    [
      "a text that doubles",
      /^stopped (time|value-size)$|MemoryError|^killed silent$/,
      10,
      "s = 'ab'\nwhile True:\n    s += s",
    ],
    ["one huge list", /MemoryError/, 2, "x = [0] * 10**9"],
    [
      "a flood of output",
      /^stopped (output|time|bytes)$/,
      1_000,
      "while True:\n    print('hello' * 20)",
    ],
    ["deep recursion", /RecursionError/, 1_000, "def f(n):\n    return f(n + 1)\nf(0)"],
    [
      "recursion without a limit",
      /^stopped (time|bytes|objects)$|RecursionError|^dead recursion$/,
      1_000,
      "import sys\nsys.setrecursionlimit(10**9)\ndef f(n):\n    return f(n + 1)\nf(0)",
    ],
    [
      "deep recursion through a cache in C",
      /^dead recursion$|RecursionError/,
      600,
      "from functools import lru_cache\n@lru_cache(None)\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(2000))",
    ],
    [
      "files without end",
      /OSError|^stopped time$/,
      100,
      "i = 0\nwhile True:\n    open(f'/tmp/{i}', 'w').write('x' * 10**6)\n    i += 1",
    ],
    ["os._exit", /^exit|^dead exit$/, 4, "import os\nprint('a')\nos._exit(3)"],
    ["os.abort", /^exit|^dead abort$/, 4, "import os\nprint('a')\nos.abort()"],
  ])(
    "[K7] [K11] %s: the page stays awake, the recording is kept, Python is back",
    async (...row) => {
      const [, end, steps, source] = row;
      const report = await runAway(source, end.test("killed silent") ? longMs : shortMs);
      expect(endOf(report)).toMatch(end);
      expect(report.steps).toBeGreaterThanOrEqual(Math.min(steps, sentAtOnce));
      if (report.steps < steps) {
        console.log(
          `${row[0]}: ${report.steps} steps of ${steps} were saved in the time there is.`,
        );
      }
    },
  );

  test("[K12] a person's stop ends it at once and keeps what was shown", async () => {
    const report = await tab.call("run", "n = 0\nwhile True:\n    n += 1", { stopAfterMs: 1_500 });
    expect(report.result).toMatchObject({ kind: "killed", reason: { kind: "stopped-by-you" } });
    expect(report.steps).toBeGreaterThan(5_000);
    const next = await tab.call("run", `print("Python is " + "back")`);
    expect(next.text).toContain("Python is back");
    expect(next.ms).toBeLessThan(backMs * slowness);
  });

  const stuck = "a person's stop of a program that is stuck in C saves the steps before";
  test(`[K8] ${stuck}`, async () => {
    const source = "for i in range(300):\n    y = i\nsum(range(10**12))";
    const report = await tab.call("run", source, { stopAfterMs: 1_500 });
    expect(report.result).toMatchObject({ kind: "killed", reason: { kind: "stopped-by-you" } });
    expect(report.steps).toBeGreaterThanOrEqual(601);
    expect(report.ms - (report.firstChunkMs ?? 0)).toBeLessThan(1_500 + backMs * slowness);
  });
});

describe("the process that Python runs in", () => {
  let tab: ChromiumTab;

  beforeEach(async () => {
    tab = await chromiumTab();
    await tab.go(site.url);
    await tab.call("ready");
  });

  afterEach(() => tab.close());

  test("[K10] may crash between runs: the next run notices, waits for a new one and works", async () => {
    await tab.crashFrame();
    const report = await tab.call("run", "print('still ' + 'here')");
    expect(report.text).toContain("still here");
  });

  test("[K10] may crash under a run: its steps are kept and the next run works", async () => {
    await tab.call("begin", "n = 0\nwhile True:\n    n += 1");
    await expect.poll(() => tab.call("stepsSoFar")).toBeGreaterThan(10_000);
    await tab.crashFrame();
    const report = await tab.call("end");
    expect(report.result).toMatchObject({ reason: { kind: "dead", cause: "vanished" } });
    expect(report.steps).toBeGreaterThan(10_000);
    expect((await tab.call("run", "print('still ' + 'here')")).text).toContain("still here");
  });

  test("[K14] may be filled with JavaScript's memory: the page survives and the next run works", async () => {
    const glutton = `
import js
kept = []
try:
    while True:
        kept.append(js.Uint8Array.new(2**28).fill(1))
except BaseException:
    pass
print("full")`;
    await tab.call("run", glutton, { limits: { timeMs: 5_000 } });
    expect((await tab.call("run", "print('still ' + 'here')")).text).toContain("still here");
  });
});
