import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { scoreTasks } from "../../../src/core/benchmark/run.ts";
import { testPrograms } from "../../../src/core/benchmark/members/testPrograms.ts";
import { sourceFiles } from "../../../src/headless/files.ts";
import { HeadlessPython } from "../../../src/headless/python.ts";
import { humanevalFormat } from "../../../src/packs/formats/humaneval.ts";
import { mbppFormat } from "../../../src/packs/formats/mbpp.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../../packs/files/files.ts";
import { known } from "./marking.ts";

const python = new HeadlessPython();
const humaneval = testPrograms("humaneval");
const mbpp = testPrograms("mbpp");

describe("a file of HumanEval's", () => {
  const file = ownFile("humaneval/tasks.jsonl");

  test("asks for programs, and for what the assertions of their tests tell", async () => {
    const { tasks, notes } = await humanevalFormat.read([file], {});
    const found = await known(humaneval, tasks, python);
    expect(found.map(({ task, truth }) => humaneval.printTruth(task, truth))).toEqual([
      null,
      { id: "HumanEval/0/0", output: "3" },
      { id: "HumanEval/0/1", output: "10" },
      { id: "HumanEval/0/2", output: "0" },
      { id: "HumanEval/0/3", output: "4" },
      null,
      { id: "HumanEval/1/0", output: "'A == B!'" },
      { id: "HumanEval/1/1", output: '"IT\'S!"' },
    ]);
    expect(notes).toHaveLength(1);
  });

  test("marks samples by its tests: leaving Python early is no pass, and unknown tasks are listed", async () => {
    const { tasks } = await humanevalFormat.read([file], {});
    const samples = [ownFile("humaneval/samples.jsonl")];
    const read = await readPredictions("humaneval", samples, tasks, {});
    expect(read.unknown).toEqual(["HumanEval/7"]);
    expect(read.missing).toEqual([]);
    expect(read.rejected).toMatchObject([{ line: 6 }]);
    const programs = await known(humaneval, humaneval.select(tasks, "program"), python);
    const { score } = await scoreTasks(humaneval, programs, read.predictions, python);
    expect(score.reference).toMatchObject({ pass_at_1: 0.5, pass_at_10: null, n: 2 });
  });

  test("marks answers to its assertions as `==` does, and strictly", async () => {
    const { tasks } = await humanevalFormat.read([file], {});
    const rows = ["3", "3.0", "4"].map((answer, sample) => ({
      item: "HumanEval/0/0",
      sample,
      answer,
    }));
    const text = rows.map((row) => JSON.stringify(row)).join("\n");
    const { predictions } = await readPredictions(
      "humaneval",
      [textFile("a.jsonl", text)],
      tasks,
      {},
    );
    const truths = await known(humaneval, tasks.slice(0, 2), python);
    const { score } = await scoreTasks(humaneval, truths, predictions, python);
    expect(score.reference["output"]).toMatchObject({ pass_at_1: expect.closeTo(2 / 3, 9) });
    expect(score.strict["output"]).toMatchObject({ pass_at_1: expect.closeTo(1 / 3, 9) });
  });
});

describe("files of MBPP's", () => {
  test("both forms are read, with what the tests set up, and the solutions pass", async () => {
    const files = [ownFile("mbpp/tasks.jsonl"), ownFile("mbpp/sanitised.json")];
    const { tasks, rejected } = await mbppFormat.read(files, {});
    const found = await known(mbpp, tasks, python);
    expect(found.map(({ task }) => task.id)).toEqual([
      "MBPP/601",
      "MBPP/601/0",
      "MBPP/601/1",
      "MBPP/602",
      "MBPP/602/1",
      "MBPP/603",
      "MBPP/603/0",
    ]);
    expect(found.every(({ task, truth }) => mbpp.agrees(task, truth) === true)).toBe(true);
    expect(rejected).toMatchObject([{ file: "sanitised.json", line: 2 }]);
  });

  test("trap 37: a sample names its task by a number", async () => {
    const { tasks } = await mbppFormat.read([ownFile("mbpp/tasks.jsonl")], {});
    const text = '{"task_id":601,"completion":"def twice(x):\\n    return x + x"}';
    const read = await readPredictions("mbpp", [textFile("a.jsonl", text)], tasks, {});
    expect(read.missing).toEqual(["MBPP/602"]);
    const truths = await known(mbpp, mbpp.select(tasks, "program"), python);
    const { score } = await scoreTasks(mbpp, truths, read.predictions, python);
    expect(score.reference).toMatchObject({ pass_at_1: 1, n: 1 });
  });
});

const shared = fileURLToPath(
  new URL("../../../../shared/data/humaneval-first82.jsonl", import.meta.url),
);

describe.runIf(existsSync(shared))("the first 82 problems of HumanEval itself", () => {
  test("are solved by their own solutions, which are all traced", async () => {
    const { tasks } = await humanevalFormat.read(await sourceFiles(shared), {});
    const programs = humaneval.select(tasks, "program");
    expect(programs).toHaveLength(82);
    const ends: Record<string, number> = {};
    for (const { program } of programs) {
      if (program === null) continue;
      const [reply] = await python.answer([{ kind: "record", invocation: program }]);
      const recording = reply?.kind === "recorded" ? reply.recording : null;
      const end = recording?.outcome?.kind ?? "none";
      const why = recording?.outcome?.kind === "stopped" ? ` ${recording.outcome.reason}` : "";
      ends[`${end}${why}`] = (ends[`${end}${why}`] ?? 0) + 1;
      expect(recording?.steps).toBeGreaterThan(5);
    }
    expect(ends).toEqual({ finished: 82 });
  });

  test("give every assertion the value that it asserts", async () => {
    const { tasks } = await humanevalFormat.read(await sourceFiles(shared), {});
    const found = await known(humaneval, tasks, python);
    const others = found.filter(({ task, truth }) => humaneval.agrees(task, truth) !== true);
    expect(others.map(({ task }) => task.id)).toEqual([]);
  });
});
