import { beforeAll, describe, expect, test } from "vitest";
import {
  branchesTaken,
  type BranchOutcome,
  type ConstructKind,
  type Recording,
} from "../../src/core/trace/index.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";
import { decisionProgram } from "./structure/decisionProgram.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

function record(source: string, profile: "native" | "3.11" = "native"): Recording {
  return recorded(foretrace, source, { mode: "path", profile });
}

/** What the construct of a kind that begins on a line decided each time: true, false, a case, an operand. */
function decided(recording: Recording, kind: ConstructKind, line: number): readonly unknown[] {
  const found = recording.constructs.findIndex(
    (construct) => construct.kind === kind && construct.line === line,
  );
  expect(found, `${kind} on line ${line}`).toBeGreaterThanOrEqual(0);
  return branchesTaken(recording, found).map((visit) => told(visit.outcome));
}

function told(outcome: BranchOutcome): boolean | number | null {
  return outcome.kind === "test" ? outcome.held : outcome.index;
}

describe("[B1] the decisions of a source", () => {
  const samples: readonly (readonly [
    name: string,
    source: string,
    kind: ConstructKind,
    line: number,
    decided: readonly unknown[],
  ])[] = [
    ["an if that holds", "a = 1\nif a:\n    b = 2\n", "if", 2, [true]],
    ["an elif", "a = 0\nif a:\n    b = 2\nelif a == 0:\n    b = 3\n", "if", 4, [true]],
    [
      "a while with its last test",
      "n = 2\nwhile n:\n    n -= 1\n",
      "while",
      2,
      [true, true, false],
    ],
    ["a for with its end", "for i in 'ab':\n    pass\n", "for", 1, [true, true, false]],
    ["a for that is left", "for i in 'ab':\n    break\n", "for", 1, [true]],
    ["a conditional expression", "a = 0\nb = 1 if a else 2\n", "ifexp", 2, [false]],
    ["an assert", "a = 1\nassert a, 'no'\n", "assert", 2, [true]],
    ["is None", "a = None\nif a is None:\n    b = 1\n", "if", 2, [true]],
    ["is not None", "a = None\nif a is not None:\n    b = 1\n", "if", 2, [false]],
    ["not", "a = 0\nif not a:\n    b = 1\n", "if", 2, [true]],
    ["a chain of comparisons", "a = 5\nif 1 < a < 3:\n    b = 1\n", "if", 2, [false]],
    ["a chain that fails at once", "a = 0\nif 1 < a < 3:\n    b = 1\n", "if", 2, [false]],
    ["the first operand of and", "a = 0\nb = a and 2\n", "boolop", 2, [0]],
    ["the last operand of and", "a = 1\nb = a and 2\n", "boolop", 2, [1]],
    ["the first operand of or", "a = 1\nb = a or 2\n", "boolop", 2, [0]],
    [
      "a chain whose first operand is loaded together with something else",
      "def f(a, b):\n    return max(a, b or 3, a and b)\nf(1, 0)\n",
      "boolop",
      2,
      [1],
    ],
    ["a chain of values with a constant in it", "d = 2\nb = d and 1 or 0\n", "boolop", 2, [0]],
    ["chains inside chains", "a, c = 1, 0\nb = a and c or 7\n", "boolop", 2, [1]],
    ["a comprehension's if", "b = [q for q in (0, 1) if q]\n", "comp-if", 1, [false, true]],
    [
      "a comprehension's test against None",
      "b = [q for q in (None, 1) if q is not None]\n",
      "comp-if",
      1,
      [false, true],
    ],
    ["a comprehension's for", "b = [q for q in (0, 1)]\n", "comp-for", 1, [true, true, false]],
    [
      "a generator expression's for",
      "b = list(q for q in (0, 1))\n",
      "comp-for",
      1,
      [true, true, false],
    ],
    ["what all() goes over", "b = all(q for q in (1, 0, 2))\n", "comp-for", 1, [true, true]],
    [
      "the case of a match",
      "for v in (1, 2, [5], 9):\n    match v:\n        case 1 | 2: pass\n        case [x]: pass\n        case _: pass\n",
      "match",
      2,
      [0, 0, 1, 2],
    ],
    [
      "a match without a case for it",
      "match 7:\n    case 1: x = 1\n    case {'a': 2}: x = 2\n",
      "match",
      1,
      [null],
    ],
    [
      "a case whose guard fails",
      "v = 7\nmatch v:\n    case n if n > 9 and v: x = 1\n    case n if n < 3 or v: x = 2\n",
      "match",
      2,
      [1],
    ],
    [
      "a decision inside finally",
      "def f(a):\n    try:\n        return 1 / a\n    finally:\n        if a:\n            pass\nf(1)\ntry:\n    f(0)\nexcept ZeroDivisionError:\n    pass\n",
      "if",
      5,
      [true, false],
    ],
    [
      "an async for",
      "import asyncio\nasync def g():\n    yield 1\n    yield 2\nasync def main():\n    async for x in g():\n        pass\nasyncio.run(main())\n",
      "async-for",
      6,
      [true, true, false],
    ],
  ];

  test.each(samples)("%s", (_name, source, kind, line, expected) => {
    expect(decided(record(source), kind, line)).toEqual(expected);
  });

  test("stand in the code object that runs them", () => {
    const source = [
      "def f(xs):",
      "    while True:",
      "        return [x for x in xs if x]",
      "class C:",
      "    y = 1 if f([1]) else 2",
      "g = lambda v: v or f(v)",
      "",
    ].join("\n");
    const recording = record(source);
    const places = recording.constructs.map(({ kind, code }) => [
      kind,
      recording.codes[code]?.name,
    ]);
    expect(places).toEqual([
      ["while", "f"],
      ["comp-for", "f"],
      ["comp-if", "f"],
      ["ifexp", "C"],
      ["boolop", "<lambda>"],
    ]);
  });

  test("say where they are, and in which other one", () => {
    const recording = record(
      "for i in (1,):\n    if i:\n        a = 1\n    else:\n        a = 2\n",
    );
    expect(recording.constructs).toMatchObject([
      { kind: "for", line: 1, endLine: 5, parent: -1, body: [2, 5], orelse: null },
      { kind: "if", line: 2, column: 4, endLine: 5, parent: 0, body: [3, 3], orelse: [5, 5] },
    ]);
  });

  test("[B2] a test that nests very deep does not end the analysis", () => {
    const source = `a = ${"not ".repeat(150)}1\nb = 1 if ${"not ".repeat(150)}a else 2\n`;
    expect(record(source).outcome?.kind).toBe("finished");
  });

  test("jumps over hundreds of lines are read", () => {
    const body = Array.from({ length: 300 }, (_, n) => `x = a + ${n}`);
    const source = [
      "def f(a, xs):",
      "    if a and xs is not None:",
      ...body.map((line) => `        ${line}`),
      "    for v in xs or ():",
      ...body.map((line) => `        ${line}`),
      "f(0, [1])",
      "f(2, None)",
      "f(2, [1, 2])",
      "",
    ].join("\n");
    const recording = record(source);
    expect(decided(recording, "if", 2)).toEqual([false, false, true]);
    expect(decided(recording, "for", 303)).toEqual([true, false, false, true, true, false]);
    expect(decided(recording, "boolop", 303)).toEqual([0, 1, 0]);
  });

  test("a chain of hundreds of elifs is read", () => {
    const arms = Array.from({ length: 400 }, (_, n) => `elif a == ${n}:\n    b = ${n}\n`);
    const recording = record(`a = 300\nif a == -1:\n    b = 0\n${arms.join("")}`);
    expect(decided(recording, "if", 6)).toEqual([false]);
    const taken = recording.constructs.findIndex(({ line }) => line === 4 + 300 * 2);
    expect(branchesTaken(recording, taken).map(({ outcome }) => told(outcome))).toEqual([true]);
  });

  test("[P3] the benchmark profile keeps the decisions of comprehensions", () => {
    const source = "b = [q for q in (0, 1) if q]\n";
    expect(decided(record(source, "3.11"), "comp-if", 1)).toEqual([false, true]);
    expect(decided(record(source, "3.11"), "comp-for", 1)).toEqual([true, true, false]);
  });
});

describe("[B2] decisions equal what the program itself writes down", () => {
  test.each([
    [1, "native"],
    [2, "native"],
    [3, "native"],
    [4, "3.11"],
  ] as const)("in generated program %i, profile %s", (seed, profile) => {
    const { source, decisions } = decisionProgram(seed);
    const recording = record(source, profile);
    expect(recording.outcome).toMatchObject({ kind: "finished" });
    const log: Record<string, unknown[]> = JSON.parse(
      Array.from({ length: recording.steps }, (_, step) => recording.step(step))
        .filter(({ kind }) => kind === "output")
        .map(({ text }) => text)
        .join(""),
    );
    expect(decisions.length).toBeGreaterThan(100);
    for (const { id, kind, line, text } of decisions) {
      expect(decided(recording, kind, line), `${text} on line ${line}`).toEqual(log[id]);
    }
  });
});
