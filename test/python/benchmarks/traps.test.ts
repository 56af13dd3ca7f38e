import { afterAll, describe, expect, test } from "vitest";
import type { Benchmark } from "../../../src/core/benchmark/benchmark.ts";
import { benchmarks } from "../../../src/core/benchmark/index.ts";
import { computeTruths, type KnownTask, scoreTasks } from "../../../src/core/benchmark/run.ts";
import type { BenchmarkId } from "../../../src/core/benchmark/task.ts";
import type { PythonValue } from "../../../src/core/value/pythonValue.ts";
import { HeadlessPython } from "../../../src/headless/python.ts";
import { benchmarkFormats } from "../../../src/packs/formats/index.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { textFile } from "../../packs/files/files.ts";

const python = new HeadlessPython();

afterAll(() => python.close());

async function truths(id: BenchmarkId, rows: readonly object[]): Promise<readonly KnownTask[]> {
  const format = benchmarkFormats.find((one) => one.id === id);
  const text = rows.map((row) => JSON.stringify(row)).join("\n");
  const { tasks = [] } = (await format?.read([textFile("tasks.jsonl", text)], {})) ?? {};
  const known: KnownTask[] = [];
  for await (const one of computeTruths(rulesOf(id), tasks, python)) known.push(one);
  return known;
}

function rulesOf(id: BenchmarkId): Benchmark {
  const rules = benchmarks.find((one) => one.id === id);
  if (rules === undefined) throw new Error(`there is no ${id}`);
  return rules;
}

/** The lines of calls in our own form, as they run on 3.11. */
async function linesOf(...rows: readonly (readonly [code: string, call: string])[]) {
  const known = await truths(
    "own",
    rows.map(([code, call], index) => ({
      id: String(index),
      ask: "lines",
      code,
      call,
      profile: "3.11",
    })),
  );
  return known.map(({ task, truth }) => rulesOf("own").printTruth(task, truth));
}

/** The value of an expression below a source. */
async function valueOf(source: string, expression: string): Promise<PythonValue | string> {
  const [reply] = await python.answer([{ kind: "evaluate", source, expression }]);
  return reply?.kind === "value" ? reply.value : (reply?.kind ?? "lost");
}

/** Answers to `f(output)` of CRUXEval, where `f` gives what it gets. */
async function passed(output: string, ...answers: readonly string[]) {
  const known = (
    await truths("cruxeval", [
      { id: "sample_0", code: "def f(n):\n    return n", input: output, output },
    ])
  ).filter(({ task }) => task.kind === "output");
  const tasks = known.map(({ task }) => task);
  const file = textFile("generations.json", JSON.stringify({ sample_0: answers }));
  const { predictions } = await readPredictions("cruxeval", [file], tasks, {});
  const { answered, score } = await scoreTasks(rulesOf("cruxeval"), known, predictions, python);
  return { marks: answered.flatMap(({ marked }) => marked), score };
}

describe("the lines that run", () => {
  test("trap 14: hold no `def` line of what is called; decorators and defaults are lines of the frame around it", async () => {
    const code = [
      "def f(n):",
      "    @staticmethod",
      "    def g(",
      "        m=n):",
      "        return m",
    ];
    const [one] = await linesOf([[...code, "    return g(n)"].join("\n"), "f(1)"]);
    expect(one).toEqual({ id: "0", lines: [2, 4, 3, 2, 3, 6, 5] });
  });

  test("trap 16: come to a statement of several lines at its parts, and to its first line last", async () => {
    const code = "def f(x):\n    y = (\n        x +\n        1\n    )\n    return y";
    expect(await linesOf([code, "f(1)"])).toEqual([{ id: "0", lines: [3, 4, 3, 2, 6] }]);
  });

  test("trap 17: go on behind a `yield`, which ends no call", async () => {
    const code = ["def f():", "    for x in h():", "        x", "def h():", "    yield 1"];
    const [one] = await linesOf([[...code, "    yield 2"].join("\n"), "f()"]);
    expect(one).toEqual({ id: "0", lines: [2, 5, 3, 2, 6, 3, 2] });
  });

  test("trap 18: are not changed by a run before them that raised, or that traced itself", async () => {
    const code = "def f(n):\n    return 1 // n";
    const meddles = "import sys\ndef f():\n    sys.settrace(lambda *a: None)\n    raise KeyError";
    const [, , last] = await linesOf([code, "f(0)"], [meddles, "f()"], [code, "f(1)"]);
    expect(last).toEqual({ id: "2", lines: [2] });
  });

  test("trap 40: end at `input()` without a line, and do not wait", async () => {
    const known = await truths("own", [
      { id: "a", code: "def f():\n    return input()", call: "f()" },
    ]);
    expect(known[0]?.truth).toMatchObject({ kind: "unavailable" });
  });
});

describe("what Python gives", () => {
  test("trap 21: keeps types that JSON has not", async () => {
    expect(await valueOf("", "{(1, 'a'): b'\\xff', 2: {3}}")).toMatchObject({
      kind: "dict",
      entries: [
        [{ kind: "sequence", type: "tuple" }, { kind: "bytes" }],
        [{ kind: "int", value: 2n }, { kind: "set" }],
      ],
    });
    expect(await valueOf("", "[float('nan')]")).toMatchObject({
      items: [{ kind: "float", value: Number.NaN }],
    });
  });

  test("trap 22: keeps integers beyond 2^53, and 1.0 as it is written", async () => {
    expect(await valueOf("", "2 ** 53 + 1")).toMatchObject({ kind: "int", value: 2n ** 53n + 1n });
    const known = await truths("cruxeval", [
      { id: "sample_0", code: "def f(n):\n    return n * 1.0", input: "1", output: "1.0" },
      { id: "sample_1", code: "def f(n):\n    return n", input: "10 ** 20", output: "1" },
    ]);
    const rules = rulesOf("cruxeval");
    expect(
      rules
        .select(
          known.map(({ task }) => task),
          "output",
        )
        .map(({ id }) => known.find(({ task }) => task.id === id))
        .map((one) => one && rules.printTruth(one.task, one.truth)),
    ).toEqual([
      { id: "sample_0", output: "1.0" },
      { id: "sample_1", output: "100000000000000000000" },
    ]);
  });

  test("trap 41: has its sets in one order, run after run", async () => {
    const code = "def f():\n    return list({'a', 'b', 'c', 'd', 'e'})";
    const other = new HeadlessPython();
    try {
      const request = { kind: "evaluate", source: code, expression: "f()" } as const;
      const [one] = await python.answer([request]);
      const [two] = await other.answer([request]);
      expect(one?.kind).toBe("value");
      expect(two).toEqual(one);
    } finally {
      await other.close();
    }
  });

  test("trap 39: is unavailable where recursion goes too deep, which kills no Python", async () => {
    const known = await truths("cruxeval", [
      { id: "sample_0", code: "def f(n):\n    return f(n + 1)", input: "0", output: "1" },
      { id: "sample_1", code: "def f(n):\n    return n", input: "1", output: "1" },
    ]);
    const kinds = new Set(known.map(({ task, truth }) => `${task.group} ${truth.kind}`));
    expect([...kinds].toSorted()).toEqual(["sample_0 unavailable", "sample_1 computed"]);
  });
});

describe("answers", () => {
  test("trap 23: are evaluated by Python, calls and all, and one that never ends fails", async () => {
    const { marks } = await passed(
      "{1}",
      "set([1])",
      "{int('1')}",
      "[] if True else 1",
      "all(1 for _ in iter(int, 1))",
    );
    expect(marks.map(({ reference }) => reference.passed)).toEqual([true, true, false, false]);
  });

  test("trap 24: that are code pass for the reference and not for the strict judge", async () => {
    const { marks } = await passed("17", "17 or True");
    expect(marks.map(({ reference, strict }) => [reference.passed, strict.passed])).toEqual([
      [true, false],
    ]);
  });

  test("trap 26: hide pass@5 where there are fewer than five samples, which the formula would call 1", async () => {
    const { score } = await passed("17", "1", "2");
    expect(score.reference["pass_at_5"]).toBeNull();
    expect(score.reference["pass_at_1"]).toBe(0);
  });

  test("trap 45: stand beside what constant answers get", async () => {
    const { score } = await passed("17", "17");
    expect(score.reference).toHaveProperty("baselines");
  });
});

test("trap 34: a test's output is compared with JSON, not with Python's source", async () => {
  const known = await truths("lcb-testoutput", [
    {
      question_title: "Pair",
      question_content: "",
      question_id: "1",
      contest_id: "own-1",
      contest_date: "2024-01-01T00:00:00",
      difficulty: "easy",
      test: JSON.stringify([{ input: "1", output: "[true, null]", testtype: "functional" }]),
      starter_code: "def f(n):",
      function_name: "f",
      test_id: 0,
    },
  ]);
  const tasks = known.map(({ task }) => task);
  const lines = ["[True, None]", "(True, None)", "[true, null]"].map((answer, sample) =>
    JSON.stringify({ item: tasks[0]?.id, sample, answer }),
  );
  const file = textFile("answers.jsonl", lines.join("\n"));
  const { predictions } = await readPredictions("lcb-testoutput", [file], tasks, {});
  const { answered } = await scoreTasks(rulesOf("lcb-testoutput"), known, predictions, python);
  const marks = answered.flatMap(({ marked }) => marked.map(({ reference }) => reference.passed));
  expect(marks).toEqual([true, false, false]);
});

test("trap 43: exceptions are told apart by their classes, whatever their texts say", async () => {
  const requests = ["1 // 0", "[][0]"].map(
    (expression) => ({ kind: "evaluate", source: "", expression }) as const,
  );
  const replies = await python.answer(requests);
  expect(replies).toMatchObject([
    { kind: "raised", type: "ZeroDivisionError" },
    { kind: "raised", type: "IndexError" },
  ]);
});
