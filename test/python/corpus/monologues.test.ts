import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { printRecords } from "../../../src/core/benchmark/corpus/corpus.ts";
import {
  countLines,
  type Invocation,
  invocationLimits,
  invocationOf,
} from "../../../src/core/benchmark/invocation.ts";
import { type Foretrace, loadForetrace } from "../pyodide.ts";
import { recorded } from "../recorded.ts";
import { NaiveReader } from "./naiveReader.ts";

const samples = join("src", "app", "samples");
const files = readdirSync(samples).filter((name) => name.endsWith(".py"));

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

/** The sentences that are not so, of both monologues of a run, and how many there are in all. */
function untrue(invocation: Invocation, change = (monologue: string): string => monologue) {
  const { source, stdin, userLines } = invocation;
  const recording = recorded(foretrace, source, { stdin: [...stdin] });
  const plan = { path: "a", input: 0, invocation };
  const [forward, backward] = printRecords(plan, recording, ["forward", "backward"])
    .trimEnd()
    .split("\n")
    .map((line) => String(JSON.parse(line).monologue));
  return {
    forward: new NaiveReader(recording, userLines).forward(change(forward ?? "")),
    backward: new NaiveReader(recording, userLines).backward(change(backward ?? "")),
    sentences: `${forward}\n${backward}`.split("\n").length,
  };
}

/** Enough to guess any number from 1 to 20. */
const stdin = Array.from({ length: 20 }, (_, index) => String(index + 1));

function whole(source: string): Invocation {
  const userLines = countLines(source);
  const rest = { countsFrom: 1, profile: "native", limits: invocationLimits } as const;
  return { source, userLines, stdin, ...rest };
}

const calls = [
  ["def f(n):\n    if n < 2:\n        return 1\n    return n * f(n - 1)\n", "f(4)"],
  ["def f(xs):\n    for x in xs:\n        assert x > 0, 'small'\n    return xs\n", "f([2, 0])"],
  [
    "def f(xs):\n    try:\n        return xs[3]\n    except IndexError:\n        return None\n",
    "f([1])",
  ],
  ["def f(xs):\n    return [x * 2 for x in xs if x > 1]\n", "f([1, 2, 3])"],
  [
    "def f(n):\n    def g():\n        nonlocal n\n        n += 1\n        raise ValueError(n)\n    try:\n        g()\n    except ValueError as e:\n        return e\n",
    "f(1)",
  ],
] as const;

describe("every sentence of a monologue is so, read against the run", () => {
  test.each(files)("of the sample %s", (name) => {
    const found = untrue(whole(readFileSync(join(samples, name), "utf8")));
    expect(found).toMatchObject({ forward: [], backward: [] });
    expect(found.sentences).toBeGreaterThan(8);
  });

  test.each(calls)("of %j, called as %s", (code, call) => {
    expect(untrue(invocationOf(code, call))).toMatchObject({ forward: [], backward: [] });
  });

  test("of a run too long to be told to its end", () => {
    const code = "def f(n):\n    while n:\n        n -= 1\n    return n\n";
    const found = untrue(invocationOf(code, "f(300)"));
    expect(found).toMatchObject({ forward: [], backward: [] });
  });

  test("and the reader sees a sentence that is not", () => {
    const [code, call] = calls[0];
    const wrong = untrue(invocationOf(code, call), (monologue) =>
      monologue
        .replace("this does not hold", "this holds")
        .replace("f returns 2.", "f returns 3.")
        .replace("had to be true", "had to be false"),
    );
    expect(wrong.forward).toEqual(["[L5] `if n < 2:`: this holds.", "f returns 3."]);
    expect(wrong.backward[0]).toContain("had to be false");
  });
});
