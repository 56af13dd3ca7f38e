import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { cruxeval, type CruxevalProbe } from "../../../src/core/benchmark/members/cruxeval.ts";
import { scoreTasks } from "../../../src/core/benchmark/run.ts";
import type { Task } from "../../../src/core/benchmark/task.ts";
import { extractCruxeval } from "../../../src/core/score/judges/reference/cruxeval.ts";
import { sourceFiles } from "../../../src/headless/files.ts";
import { HeadlessPython } from "../../../src/headless/python.ts";
import { cruxevalFormat } from "../../../src/packs/formats/cruxeval.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../../packs/files/files.ts";
import { known, marksOf } from "./marking.ts";

const python = new HeadlessPython();

function taskOf(kind: "output" | "input", probe: CruxevalProbe): Task<CruxevalProbe> {
  const names = { id: "sample_0", case: "sample_0", group: "sample_0" };
  return { ...names, benchmark: "cruxeval", kind, program: null, probe, stored: probe.output };
}

const same = { code: "def f(n): return n", input: "17", output: "17" };

async function marks(task: Task<CruxevalProbe>, answer: string) {
  const [marked] = await marksOf(cruxeval, task, [answer], python);
  return { reference: marked?.reference.passed, strict: marked?.strict.passed };
}

describe("§21.4: CRUXEval's output question", () => {
  test.each([
    ["17", true, true],
    ["17.0", true, false],
    ["17 or True", true, false],
    ["17, 18", true, false],
    ["17 # note", true, false],
    ["f(16 + 1)", true, false],
    ['int("17")', true, false],
    ["17 == 17", true, false],
    ["17; x = 1", true, false],
    ["True", false, false],
    ['18, "x"', false, false],
    ['"17"', false, false],
    ["", false, false],
    ["17)", false, false],
    ["f(17)", null, false],
  ])(
    "trap 24, an answer is code: %j is marked %j, and strictly %j",
    async (answer, reference, strict) => {
      expect(await marks(taskOf("output", same), answer)).toEqual({ reference, strict });
    },
  );

  test("trap 6: True is 1 for `==`, and is not strictly", async () => {
    const task = taskOf("output", { code: "def f(n): return [n]", input: "1", output: "[1]" });
    expect(await marks(task, "[True]")).toEqual({ reference: true, strict: false });
  });

  test("an output that is a tuple in brackets does not equal the tuple without them", async () => {
    const task = taskOf("output", { ...same, input: "(1, 2)", output: "(1, 2)" });
    expect(await marks(task, "1, 2")).toMatchObject({ reference: false });
  });
});

describe("§21.4: CRUXEval's input question", () => {
  test.each([
    ["f(17)", true, true],
    ["f(17.0)", true, false],
    ["f(1) or True", true, false],
    ["[f(17)][0]", true, false],
    ["17", null, false],
    ["f (17)", null, false],
    ["lambda: f(17)", false, false],
  ])("%j is marked %j, and strictly %j", async (answer, reference, strict) => {
    expect(await marks(taskOf("input", same), answer)).toEqual({ reference, strict });
  });
});

describe("what a model said", () => {
  test.each([
    ["[THOUGHT] x [/THOUGHT] [ANSWER] assert f(1) == 17 [/ANSWER]", "output", "17"],
    ["assert f(17) == 17", "input", "f(17)"],
    ["17", "output", "17"],
  ] as const)("%j is the answer to the %s question: %j", (raw, task, answer) => {
    expect(extractCruxeval(raw, task)).toBe(answer);
  });

  test("trap 28: the first `==` cuts, be it inside the very answer", () => {
    expect(extractCruxeval("assert f('a==b') == 'c'", "output")).toBe("b')");
  });
});

describe("programs that misbehave", () => {
  test.each([
    ["a loop without end", "(lambda: [0 for _ in iter(int, 1)])()", "timed-out"],
    ["trap 40: reading from stdin", "input()", "OSError"],
    ["leaving Python", "exit()", "SystemExit"],
  ])("%s is no pass: %s", async (_, answer, verdict) => {
    const [marked] = await marksOf(cruxeval, taskOf("output", same), [answer], python);
    expect(marked?.reference).toMatchObject({ passed: false, verdict });
  });

  test("trap 38: a loop that a plain Python ends at once is ended here as well", async () => {
    const task = taskOf("input", {
      code: "def f(n):\n    while n > 0:\n        n -= 1\n    return n",
      input: "1",
      output: "0",
    });
    const [marked] = await marksOf(cruxeval, task, ["f(1500000)"], python);
    expect(marked?.reference).toMatchObject({ passed: true });
  });

  test("no `except` holds the limits off", async () => {
    const endless =
      "def f(n):\n    while True:\n        try:\n            n += 1\n        except BaseException:\n            pass";
    const [one] = await known(cruxeval, [taskOf("output", { ...same, code: endless })], python);
    expect(one?.truth.kind).toBe("unavailable");
  });

  test("trap 42: what one program changes, the next one does not see", async () => {
    const spoiler = "__import__('builtins').__dict__.update(len=lambda x: 17) or 17";
    const task = taskOf("output", { ...same, code: "def f(n): return len('abc') + 14" });
    const results = await marksOf(cruxeval, task, [spoiler, "17", "len('a') + 16"], python);
    expect(results.map(({ reference }) => reference.passed)).toEqual([true, true, true]);
  });
});

describe("a file of CRUXEval's", () => {
  const files = [ownFile("cruxeval/tasks.jsonl")];

  test("has its truths computed: big integers and types as they are, and what cannot be computed said", async () => {
    const { tasks, rejected } = await cruxevalFormat.read(files, {});
    const found = await known(cruxeval, cruxeval.select(tasks, "output"), python);
    expect(found.map(({ task, truth }) => cruxeval.printTruth(task, truth))).toEqual([
      { id: "sample_0", output: "'abab'" },
      { id: "sample_1", output: "[('ab', 2), ('c', 1)]" },
      // Traps 21 and 22: no digit is lost, and a float stays one.
      {
        id: "sample_2",
        output: "{12: 14697715679690864505827555550150426126974976, 'n': 12.0}",
      },
      // Trap 44: what never ends has no truth that an answer could be held against.
      { id: "sample_3", unavailable: "The program did not come to its end within the limits." },
      { id: "sample_4", unavailable: "numpy" },
      { id: "sample_7", output: "['a', 'b']" },
      { id: "sample_8", output: "(1, 2)" },
    ]);
    const agreed = found.filter(({ task, truth }) => cruxeval.agrees(task, truth) === true);
    expect(agreed.map(({ task }) => task.id)).toEqual([
      "sample_0",
      "sample_1",
      "sample_2",
      "sample_7",
    ]);
    expect(rejected.map(({ line }) => line)).toEqual([6, 7, 9]);
  });

  test("trap 25: skipped answers leave the count, unless nothing passed", async () => {
    const { tasks } = await cruxevalFormat.read(files, {});
    const outputs = cruxeval.select(tasks, "output");
    const answers = await readPredictions(
      "cruxeval",
      [ownFile("cruxeval/generations.json")],
      outputs,
      {},
    );
    expect(answers.unknown).toEqual(["sample_99"]);
    expect(answers.missing).toEqual(["sample_2", "sample_3", "sample_4", "sample_8"]);
    const truths = await known(cruxeval, outputs, python);
    const { score } = await scoreTasks(cruxeval, truths, answers.predictions, python);
    // Flags: true true false (one skipped), true false false false, and four times false for four skipped.
    expect(score.reference["pass_at_1"]).toBeCloseTo((100 * (2 / 3 + 1 / 4 + 0)) / 3, 9);
    expect(score.reference["unbiased"]).toMatchObject({ pass_at_1: (100 * (2 / 4 + 1 / 4)) / 3 });
    expect(score.strict["pass_at_1"]).toBeCloseTo((100 * (1 / 4 + 1 / 4)) / 3, 9);
    // Trap 26: with four samples, pass@5 would be 100 whatever they are.
    expect(score.reference["pass_at_5"]).toBeNull();
  });

  test("answers in our own form may name the row for either question, and one given twice counts once", async () => {
    const { tasks } = await cruxevalFormat.read(files, {});
    const own = [
      {
        item: "sample_0",
        sample: 0,
        raw: "[ANSWER]\nassert f('abc', 2) == f('abc', 2)\n[/ANSWER]",
      },
      { item: "sample_0", sample: 0, answer: "f('abcd', 2)" },
      { item: "sample_0", sample: 1, answer: "f('abx', 2)" },
    ];
    const text = own.map((row) => JSON.stringify(row)).join("\n");
    const inputs = cruxeval.select(tasks, "input");
    const answers = await readPredictions("cruxeval", [textFile("own.jsonl", text)], inputs, {});
    expect(answers.duplicate).toEqual(["sample_0"]);
    const truths = await known(cruxeval, inputs.slice(0, 1), python);
    const { score } = await scoreTasks(cruxeval, truths, answers.predictions, python);
    expect(score.reference).toMatchObject({ pass_at_1: 100, n: 1 });
  });
});

const shared = fileURLToPath(
  new URL("../../../../shared/data/cruxeval-first400.jsonl", import.meta.url),
);

describe.runIf(existsSync(shared))("the first 400 rows of CRUXEval itself", () => {
  test("have the very outputs that they say", async () => {
    const { tasks, rejected } = await cruxevalFormat.read(await sourceFiles(shared), {});
    const found = await known(cruxeval, cruxeval.select(tasks, "output"), python);
    expect(rejected).toEqual([]);
    const equal = found.filter(
      ({ task, truth }) => truth.kind === "computed" && task.stored === truth.value.repr,
    );
    expect(equal).toHaveLength(400);
  });
});
