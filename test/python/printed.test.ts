import { afterAll, describe, expect, test } from "vitest";
import type { Benchmark } from "../../src/core/benchmark/benchmark.ts";
import { codemind } from "../../src/core/benchmark/members/codemind.ts";
import { surge } from "../../src/core/benchmark/members/surge.ts";
import { computeTruths, type KnownTask, scoreTasks } from "../../src/core/benchmark/run.ts";
import { HeadlessPython } from "../../src/headless/python.ts";
import type { SourceFile } from "../../src/packs/container/sourceFile.ts";
import { codemindFormat } from "../../src/packs/formats/codemind.ts";
import type { BenchmarkFormat } from "../../src/packs/formats/format.ts";
import { surgeFormat } from "../../src/packs/formats/surge.ts";
import { readPredictions } from "../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../packs/files/files.ts";

const python = new HeadlessPython();

afterAll(() => python.close());
const folders = ["own_0", "own_1", "own_2"].flatMap((folder) =>
  ["main.py", "input.txt", ...(folder === "own_2" ? [] : ["output.txt"])].map((name) =>
    ownFile(`codemind/${folder}/${name}`, `set/${folder}/${name}`),
  ),
);

async function truths(
  rules: Benchmark,
  format: BenchmarkFormat,
  files: readonly SourceFile[],
): Promise<readonly KnownTask[]> {
  const { tasks } = await format.read(files, {});
  const known: KnownTask[] = [];
  for await (const one of computeTruths(rules, tasks, python)) known.push(one);
  return known;
}

async function score(rules: Benchmark, known: readonly KnownTask[], answers: readonly object[]) {
  const lines = answers.map((answer) => JSON.stringify(answer)).join("\n");
  const tasks = known.map(({ task }) => task);
  const file = textFile("answers.jsonl", lines);
  const { predictions } = await readPredictions(rules.id, [file], tasks, {});
  return scoreTasks(rules, known, predictions, python);
}

describe("CodeMind's programs", () => {
  const rules: Benchmark = codemind;

  test("give what their files say, for calls and for what they read", async () => {
    const known = await truths(rules, codemindFormat, folders);
    expect(known.map(({ task, truth }) => rules.printTruth(task, truth))).toEqual([
      { id: "own_0", output: "5" },
      { id: "own_1", output: "c\na b\n" },
    ]);
    expect(known.map(({ task, truth }) => rules.agrees(task, truth))).toEqual([true, true]);
  });

  test("count as wrong without an answer; blanks count for the strict sibling alone", async () => {
    const known = await truths(rules, codemindFormat, folders);
    const { score: none } = await score(rules, known, [
      { item: "own_1", raw: "<<<Output>>>\nc ab\n[END-OF-RESPONSE]" },
    ]);
    expect(none.reference).toMatchObject({ R: 1 / 2, n: 2, of_answered: 1, answered: 1 });
    expect(none.strict).toMatchObject({ R: 0, of_answered: 0 });
  });
});

describe("SURGE's programs", () => {
  const rules: Benchmark = surge;
  const own = ownFile("surge/own.json");

  test("put out what the files say; what is no Python or needs a module is named", async () => {
    const known = await truths(rules, surgeFormat, [own]);
    expect(known.map(({ task, truth }) => rules.printTruth(task, truth))).toEqual([
      { id: "cl/0", output: "6\n" },
      { id: "sc/0", output: "2.25\n" },
      { id: "ml/0", unavailable: expect.stringContaining("Python alone") },
      { id: "tc/0", unavailable: "numpy" },
    ]);
    expect(known.map(({ task, truth }) => rules.agrees(task, truth))).toEqual([
      true,
      true,
      null,
      null,
    ]);
  });

  test("are scored by category, also where the truth is the file's alone", async () => {
    const known = await truths(rules, surgeFormat, [own]);
    const { score: figures } = await score(rules, known, [
      { item: "cl/0", raw: "Output: 6" },
      { item: "sc/0", raw: "Output: 1.125" },
      { item: "ml/0", raw: "Output:\n```\n1\n```" },
    ]);
    expect(figures.reference["score"]).toBeCloseTo(2.5 / 3, 6);
    expect(figures.reference["categories"]).toMatchObject({ cl: { score: 1, n: 1 } });
    expect(figures.strict["score"]).toBeCloseTo(2 / 3, 6);
  });
});
