import { beforeAll, describe, expect, test } from "vitest";
import type { Outcome } from "../../src/core/trace/index.ts";
import { outputUpTo } from "../../src/core/trace/index.ts";
import { spies, spyingPrograms } from "./spyingPrograms.ts";
import { type Laboratory, openLaboratory } from "./differential/laboratory.ts";

const programs = 240;
const batch = 60;

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});

/** Writes that follow each other on one stream, joined. */
function joined(texts: Iterable<readonly [string, string]>): string {
  return [...texts].map(([stream, text]) => `${stream}: ${text}`).join("\n");
}

function merged(
  texts: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  for (const [stream, text] of texts) {
    const last = found.at(-1);
    if (last !== undefined && last[0] === stream) last[1] += text;
    else if (text !== "") found.push([stream, text]);
  }
  return found;
}

/** The outcome in the words of the plain run. */
function told(outcome: Outcome | null): readonly string[] {
  switch (outcome?.kind) {
    case "finished":
      return ["finished"];
    case "stopped":
      return ["stopped"];
    case "exception":
      return [outcome.error.type, outcome.error.message];
    case "exit":
      return ["SystemExit", outcome.code];
    default:
      return [outcome?.kind ?? "none"];
  }
}

/** What differs between a program's plain run and its recorded one; null when nothing does. */
function difference(source: string): string | null {
  const plain = laboratory.runPlain(source);
  try {
    const { recording, globals } = laboratory.recordWithGlobals(source);
    const segments = outputUpTo(recording, recording.steps - 1);
    const recorded = merged(segments.map(({ stream, text }) => [stream, text] as const));
    const pairs = [
      [joined(merged(plain.texts)), joined(recorded)],
      [JSON.stringify(plain.outcome), JSON.stringify(told(recording.outcome))],
      [JSON.stringify(plain.globals), JSON.stringify(globals)],
    ] as const;
    const found = pairs.find(([expected, got]) => expected !== got);
    return found === undefined ? null : firstDifference(...found);
  } catch (error) {
    return String(error).slice(-300);
  }
}

function firstDifference(expected: string, got: string): string {
  let place = 0;
  while (expected[place] === got[place]) place++;
  const from = Math.max(0, place - 60);
  return `expected …${expected.slice(from, place + 60)}… got …${got.slice(from, place + 60)}…`;
}

describe("a program does the same with and without recording", () => {
  for (let from = 0; from < programs; from += batch) {
    test(`output, outcome and final globals of the generated programs ${from} to ${from + batch - 1}`, () => {
      const different: string[] = [];
      for (let seed = from; seed < from + batch; seed++) {
        const found = difference(laboratory.generate(seed));
        if (found !== null) different.push(`seed ${seed}: ${found}`);
      }
      console.log(
        `${batch} programs compared with and without recording, ${different.length} different`,
      );
      expect(different).toEqual([]);
    });
  }
});

describe("nothing of the program's own is called by the recorder", () => {
  test.each(spyingPrograms)("%s", (_name, source) => {
    expect(difference(`${spies}${source}print(calls)\n`)).toBeNull();
  });
});

/** What a program could find of the recorder, or the recorder leave behind. */
const traces = `
import sys, builtins, time, os, asyncio, random, gc
def fingerprint():
    monitoring = sys.monitoring
    return repr([
        [monitoring.get_tool(tool) for tool in range(6)],
        [monitoring.get_events(tool) for tool in range(6) if monitoring.get_tool(tool)],
        sys.gettrace(), sys.getprofile(), sys.getrecursionlimit(), sys.getswitchinterval(),
        [id(x) for x in (sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.modules["__main__"])],
        [id(x) for x in (sys.excepthook, sys.displayhook, sys.unraisablehook, sys.setrecursionlimit)],
        sorted((name, id(value)) for name, value in vars(builtins).items() if name != "_"),
        [id(x) for x in (time.sleep, time.time, time.monotonic, time.perf_counter, os._exit, os.abort)],
        asyncio._get_running_loop() is None, gc.isenabled(), gc.get_threshold(),
    ])
fingerprint
`;

describe("nothing stays installed", () => {
  test.each([
    [
      "after a program that finished",
      "import asyncio\nasync def m(): return 1\nx = asyncio.run(m())\n",
    ],
    ["after an exception", "def f():\n    raise ValueError\nf()\n"],
    ["after sys.exit", "import sys\nsys.exit(2)\n"],
    ["after a limit", "while True:\n    pass\n"],
    ["after missing input", "x = [input() for _ in range(9)]\n"],
    ["after a syntax error", "x = (\n"],
    ["after os._exit", "import os\nos._exit(3)\n"],
    ["after sys.setrecursionlimit", "import sys\nsys.setrecursionlimit(200)\n"],
    [
      "after a program that caught everything",
      "while True:\n    try:\n        pass\n    except BaseException:\n        pass\n",
    ],
  ])("%s", (_name, source) => {
    laboratory.record("x = 1\n");
    const fingerprint = laboratory.pyodide.runPython(traces) as () => string;
    const before = fingerprint();
    laboratory.record(source, { limits: { steps: 500 } });
    expect(fingerprint()).toBe(before);
  });
});
