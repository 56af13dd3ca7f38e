import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWallsSite, type WallsSite } from "./walls-site.ts";
import { chromiumTab, type ChromiumTab } from "./walls-tab.ts";

/** How long each program may run. */
const timeMs = 2_000;
const counting = (n: number): string => `def f(n):\n    return [i for i in range(n)]\nf(${n})\n`;
/** Makes another number of steps where what the library holds is not what it was. */
const looking =
  "import math, json, sys, os\nx = 1\nif math.pi < 3.14 or json.dumps([1]) != '[1]' or 'x' in sys.path or os.listdir('.'):\n    x = 2\n    x = 3\n    x = 4\n";
const meddling =
  "import math, json, sys\nmath.pi = 3\njson.dumps = str.upper\nsys.path.append('x')\nopen('left', 'w').write('behind')\n";

describe("[K15] a batch of programs in one worker", () => {
  let site: WallsSite;
  let tab: ChromiumTab;

  beforeAll(async () => {
    site = await openWallsSite();
    tab = await chromiumTab();
    await tab.go(site.url);
    await tab.call("ready");
  });

  afterAll(async () => {
    await tab.close();
    await site.close();
  });

  test("[K17] gives every other recording where one never ends and others kill Python", async () => {
    const sources = [
      counting(1),
      counting(5),
      "while True:\n    pass",
      counting(2),
      "import os\nos._exit(3)",
      counting(3),
      "import posix\nposix._exit(3)",
      counting(4),
      "for i in range(300):\n    y = i\nsum(range(10**12))",
      ...Array.from({ length: 60 }, (_, n) => counting(n)),
    ];
    const replies = await tab.call("recordAll", sources, timeMs);
    expect(replies[2]).toBe("stopped time");
    expect(replies[4]).toMatch(/^exit after/);
    expect([replies[6], replies[8]]).toEqual(["timed-out", "timed-out"]);
    const others = [0, 1, 3, 5, 7].map((place) => replies[place]);
    const alone: string[] = [];
    for (const n of [1, 5, 2, 3, 4]) {
      alone.push(...(await tab.call("recordAll", [counting(n)], timeMs)));
    }
    expect(others).toEqual(alone);
    expect(new Set(alone).size).toBe(5);
    expect(replies.slice(9).every((reply) => reply.startsWith("finished"))).toBe(true);
  });

  test("[K16] shows no program what another one changed before it", async () => {
    const alone = await tab.call("recordAll", [looking], timeMs);
    const behind = await tab.call(
      "recordAll",
      [looking, meddling, looking, meddling, looking],
      timeMs,
    );
    expect([behind[0], behind[2], behind[4]]).toEqual([alone[0], alone[0], alone[0]]);
    expect(behind[1]).toBe(behind[3]);
  });
});
