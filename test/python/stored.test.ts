import { afterAll, describe, expect, test } from "vitest";
import type { Benchmark } from "../../src/core/benchmark/benchmark.ts";
import { codeexecutor } from "../../src/core/benchmark/members/codeexecutor.ts";
import { lexecutor } from "../../src/core/benchmark/members/lexecutor.ts";
import { own } from "../../src/core/benchmark/members/own.ts";
import { traced } from "../../src/core/benchmark/members/traced.ts";
import { computeTruths, type KnownTask, scoreTasks } from "../../src/core/benchmark/run.ts";
import { HeadlessPython } from "../../src/headless/python.ts";
import type { SourceFile } from "../../src/packs/container/sourceFile.ts";
import { codeexecutorFormat } from "../../src/packs/formats/codeexecutor.ts";
import type { BenchmarkFormat } from "../../src/packs/formats/format.ts";
import { lexecutorFormat } from "../../src/packs/formats/lexecutor.ts";
import { ownFormat } from "../../src/packs/formats/own.ts";
import { tracedFormat } from "../../src/packs/formats/traced.ts";
import { readPredictions } from "../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../packs/files/files.ts";

const python = new HeadlessPython();

afterAll(() => python.close());

async function truths(
  rules: Benchmark,
  format: BenchmarkFormat,
  file: string,
): Promise<readonly KnownTask[]> {
  const { tasks } = await format.read([ownFile(file)], {});
  const known: KnownTask[] = [];
  for await (const one of computeTruths(rules, tasks, python)) known.push(one);
  return known;
}

async function score(rules: Benchmark, known: readonly KnownTask[], answers: SourceFile) {
  const tasks = known.map(({ task }) => task);
  const { predictions } = await readPredictions(rules.id, [answers], tasks, {});
  return (await scoreTasks(rules, known, predictions, python)).score;
}

function answersOf(answers: Readonly<Record<string, string>>): SourceFile {
  const lines = Object.entries(answers).map(([item, answer]) => JSON.stringify({ item, answer }));
  return textFile("answers.jsonl", lines.join("\n"));
}

describe("TRACED's figures", () => {
  const rules: Benchmark = traced;

  test("count labels, and runs in which every label is right, beside what constant answers get", async () => {
    const known = await truths(rules, tracedFormat, "traced/branch.jsonl");
    expect(known.every(({ truth }) => truth.kind === "unavailable")).toBe(true);
    const { reference } = await score(rules, known, ownFile("traced/predicted.jsonl"));
    expect(reference).toMatchObject({
      full_path_accuracy: 1 / 2,
      accuracy: 3 / 4,
      precision: 3 / 4,
      recall: 1,
      n: 4,
      samples: 2,
      baselines: {
        always_covered: { full_path_accuracy: 1 / 2, accuracy: 3 / 4 },
        never_covered: { full_path_accuracy: 0, accuracy: 1 / 4, f1: 0 },
      },
    });
    expect(reference["f1"]).toBeCloseTo(6 / 7, 12);
  });

  test("§3.4 count a run in which a label has no answer as not all right", async () => {
    const known = await truths(rules, tracedFormat, "traced/branch.jsonl");
    const { reference } = await score(
      rules,
      known,
      answersOf({
        "own/s1.c/input_0/branch/L4": "true",
        "own/s1.c/input_0/branch/L7": "true",
        "own/s1.c/input_1/branch/L4": "false",
      }),
    );
    expect(reference).toMatchObject({
      full_path_accuracy: 1 / 2,
      accuracy: 1,
      n: 3,
      samples: 2,
      baselines: { always_covered: { full_path_accuracy: 1 / 2, accuracy: 3 / 4 } },
    });
  });

  test("count variables, and examples in which every one is right", async () => {
    const known = await truths(rules, tracedFormat, "traced/labels.jsonl");
    const right = Object.fromEntries(known.map(({ task }) => [task.id, task.stored ?? ""]));
    const id = "own/s4.c/0/value/6/abstract_value";
    const { reference, strict } = await score(
      rules,
      known,
      answersOf({ ...right, [id]: "positive-vs" }),
    );
    expect(reference).toMatchObject({ full_value_accuracy: 1, value_accuracy: 1, n: 9 });
    expect(strict).toMatchObject({ full_value_accuracy: 0, value_accuracy: 8 / 9 });
  });
});

describe("the classes of missing values", () => {
  const rules: Benchmark = lexecutor;

  test("are those that the file names, or those of the values that it tells", async () => {
    const known = await truths(rules, lexecutorFormat, "lexecutor/own.jsonl");
    expect(known.map(({ task, truth }) => rules.printTruth(task, truth))).toEqual([
      { id: "own-0/1/name/all_data", class: "list_nonempty" },
      { id: "own-0/1/call/has_min_size", class: "True" },
      { id: "own-0/2/name/msg", unavailable: expect.any(String) },
      { id: "own-1/1/name/limit", class: "True" },
    ]);
    expect(known.map(({ task, truth }) => rules.agrees(task, truth))).toEqual([
      true,
      null,
      null,
      null,
    ]);
  });

  test("are scored exactly and by type; what nobody knows is left out", async () => {
    const known = await truths(rules, lexecutorFormat, "lexecutor/own.jsonl");
    const answers = answersOf({
      "own-0/1/name/all_data": "@list_empty",
      "own-0/1/call/has_min_size": "True",
      "own-0/2/name/msg": "@str_nonempty",
      "own-1/1/name/limit": "@int_pos",
    });
    const { reference, strict } = await score(rules, known, answers);
    expect(reference["value_accuracy"]).toBeCloseTo(1 / 3, 12);
    expect(reference["value_accuracy_coarse"]).toBeCloseTo(2 / 3, 12);
    expect(reference["n"]).toBe(3);
    expect(strict["value_accuracy"]).toBeCloseTo(1 / 3, 12);
  });
});

describe("CodeExecutor's programs", () => {
  const rules: Benchmark = codeexecutor;

  test("run the lines that their traces hold, numbered from 0", async () => {
    const known = await truths(rules, codeexecutorFormat, "codeexecutor/own.jsonl");
    expect(known.map(({ task, truth }) => rules.printTruth(task, truth))).toEqual([
      { id: "own-0", lines: [0, 1, 2, 1, 2, 1, 3] },
    ]);
    expect(known.map(({ task, truth }) => rules.agrees(task, truth))).toEqual([true]);
  });

  test("are scored by steps and names, and by what they put out between two steps", async () => {
    const known = await truths(rules, codeexecutorFormat, "codeexecutor/own.jsonl");
    const answer = (known[0]?.task.stored ?? "").replace(
      "total : 5 <dictsep> n : 3",
      "total : 6 <dictsep> n : 3",
    );
    const { reference } = await score(rules, known, answersOf({ "own-0": answer }));
    // What stands behind the last step is dropped, the program's only output with it.
    expect(reference).toMatchObject({ output_accuracy: null, trace_accuracy: 0 });
    expect(reference["line"]).toMatchObject({ precision: 6 / 7, recall: 6 / 7 });
    expect(reference["identifier"]).toMatchObject({ precision: 12 / 13 });
  });
});

describe("our own questions", () => {
  const rules: Benchmark = own;

  test("ask for what is given, what is printed, and the lines that run", async () => {
    const known = await truths(rules, ownFormat, "own/own.jsonl");
    expect(known.map(({ task, truth }) => rules.printTruth(task, truth))).toEqual([
      { id: "a", output: "1.5" },
      { id: "b", lines: [2, 3, 2, 3, 2, 4] },
      { id: "c", output: "hello\n" },
      { id: "d", lines: [1, 2, 3, 2] },
    ]);
    expect(known.map(({ task, truth }) => rules.agrees(task, truth))).toEqual([
      true,
      true,
      null,
      null,
    ]);
  });

  test("are judged strictly: a value by its type, a text but for space at its end", async () => {
    const known = await truths(rules, ownFormat, "own/own.jsonl");
    const answers = answersOf({ a: "'1.5'", b: "[2,3,2,3,2,4]", c: "hello", d: "[1, 2]" });
    const { reference, strict } = await score(rules, known, answers);
    expect(reference).toMatchObject({ accuracy: 1 / 2, n: 4 });
    expect(strict).toEqual(reference);
  });
});
