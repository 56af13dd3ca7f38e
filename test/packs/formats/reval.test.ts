import { describe, expect, test } from "vitest";
import { readTests } from "../../../src/core/benchmark/reval/unittestSource.ts";
import { revalFormat } from "../../../src/packs/formats/reval.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../files/files.ts";

const data = ownFile("reval/DREval_data.jsonl");
const questions = ownFile("reval/DREval_tasks.jsonl");
const log = (task: string) => {
  const folder = `${task}@toy_direct_temp0.8`;
  return ownFile(`reval/logs/${folder}/1.jsonl`, `${folder}/1.jsonl`);
};

describe("REval's two files", () => {
  test("give three questions for each probe and one for each run, whichever file comes first", async () => {
    const { tasks, rejected } = await revalFormat.read([questions, data], {});
    expect(rejected).toEqual([]);
    expect(tasks).toHaveLength(3 * 17 + 6);
    expect(tasks.slice(0, 4).map(({ id, kind }) => [id, kind])).toEqual([
      ["reval/0/0/6/total/reach", "coverage"],
      ["reval/0/0/6/total/next", "next-line"],
      ["reval/0/0/6/total/value", "state"],
      ["reval/0/0/8/total/reach", "coverage"],
    ]);
    expect(new Set(tasks.map((task) => task.case)).size).toBe(6);
    expect(tasks.filter(({ stored }) => stored !== null).map(({ id }) => id)).toEqual([
      "reval/0/0/output",
      "reval/0/1/output",
      "reval/0/2/output",
      "reval/2/0/output",
    ]);
  });

  test("make a call of an argument tuple that ends in a comma", async () => {
    const { tasks } = await revalFormat.read([data, questions], {});
    expect(tasks[0]?.program?.source.split("\n").at(-2)).toBe("clamp_sum([4, -1, 9], 10)");
    expect(tasks[0]?.program).toMatchObject({ userLines: 10, countsFrom: 11, profile: "3.11" });
  });

  test("trap 36: run `setUp` before what counts, and only the first test of a class", async () => {
    const { tasks } = await revalFormat.read([data, questions], {});
    const program = tasks.find(({ id }) => id === "reval/1/0/output")?.program;
    const lines = program?.source.split("\n") ?? [];
    expect(lines.slice(-4)).toEqual([
      'reval_test = LedgerTestAdd("test_add_1")',
      "reval_test.setUp()",
      "reval_test.test_add_1()",
      "",
    ]);
    expect(program?.countsFrom).toBe(lines.length - 1);
    expect(program?.source).not.toContain("test_add_2");
    expect(program?.source).not.toContain("unittest.main");
  });

  test("find the test of an input by its lines where the classes stand in another order", async () => {
    const read = await revalFormat.read([data, questions], {});
    const row = (await data.read(0, data.size).then((bytes) => new TextDecoder().decode(bytes)))
      .split("\n")
      .map((line): unknown => (line === "" ? null : JSON.parse(line)))
      .map((item) =>
        typeof item === "object" && item !== null && "task_id" in item && "inputs" in item
          ? item.task_id === "DREval/1" && Array.isArray(item.inputs)
            ? { ...item, inputs: item.inputs.toReversed() }
            : item
          : null,
      );
    const turned = textFile("data.jsonl", row.map((item) => JSON.stringify(item)).join("\n"));
    const other = await revalFormat.read([turned, questions], {});
    const sourceOf = (tasks: typeof read.tasks, id: string) =>
      tasks.find((task) => task.id === id)?.program?.source;
    expect(sourceOf(other.tasks, "reval/1/0/output")).toBe(
      sourceOf(read.tasks, "reval/1/1/output"),
    );
  });

  test("list a row without its program, an input that is not there and a question that stands twice", async () => {
    const rows = [
      { task_id: "DREval/9", idx: 9, tasks: [] },
      {
        task_id: "DREval/0",
        idx: 0,
        tasks: [
          { input_idx: 7, task: [], output_pred: "" },
          {
            input_idx: 0,
            task: [
              { lineno: 6, var: "total" },
              { lineno: 6, var: "total" },
            ],
            output_pred: "assert clamp_sum([4, -1, 9], 10) == ??",
          },
        ],
      },
    ];
    const text = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n{"task_id": \n`;
    const { tasks, rejected } = await revalFormat.read([data, textFile("t.jsonl", text)], {});
    expect(tasks.map(({ id }) => id)).toEqual([
      "reval/0/0/6/total/reach",
      "reval/0/0/6/total/next",
      "reval/0/0/6/total/value",
      "reval/0/0/output",
    ]);
    expect(rejected.map(({ file, line }) => [file, line])).toEqual([
      ["t.jsonl", 3],
      ["t.jsonl", 1],
      ["t.jsonl", 2],
      ["t.jsonl", 2],
      ["t.jsonl", 2],
      ["t.jsonl", 2],
    ]);
  });

  test("are known by their rows", () => {
    expect(revalFormat.recognise(["a.jsonl"], '{"task_id":"x","entry_point":"f","inputs":[')).toBe(
      0.9,
    );
    expect(revalFormat.recognise(["a.jsonl"], '{"code":"","input":"","output":""}')).toBe(0);
  });
});

describe("REval's result logs", () => {
  test("give answers to the questions in their order; the last record's figures are none", async () => {
    const { tasks } = await revalFormat.read([data, questions], {});
    const logs = ["coverage", "path", "state", "output"].map(log);
    const read = await readPredictions("reval", logs, tasks, {});
    expect(read.rejected).toEqual([]);
    expect(read.unknown).toEqual([]);
    expect(read.duplicate).toEqual([]);
    expect(read.predictions).toHaveLength(3 * 16 + 5);
    expect(read.missing).toHaveLength(4);
    expect(read.predictions[0]).toMatchObject({
      task: "reval/0/0/6/total/reach",
      raw: "YES\n[/ANSWER]",
      model: "toy_direct_temp0.8",
    });
  });

  test("name the items that the files do not have, and results beyond the probes", async () => {
    const { tasks } = await revalFormat.read([data, questions], {});
    const results = [1, 2, 3].map(() => ({ generated: "YES", response: true, expected: true }));
    const rows = [
      { task_id: "DREval/0", generation: [{ input_idx: 2, results }] },
      { task_id: "DREval/77", generation: [{ input_idx: 0, results: results.slice(1, 2) }] },
    ];
    const text = rows.map((row) => JSON.stringify(row)).join("\n");
    const read = await readPredictions("reval", [textFile("c.jsonl", text)], tasks, {});
    expect(read.unknown).toEqual(["DREval/77/0/0/reach"]);
    expect(read.rejected.map(({ line }) => line)).toEqual([1]);
    expect(read.predictions).toHaveLength(2);
  });
});

describe("a source of tests", () => {
  test("keeps decorators, helpers and texts over several lines as they are", () => {
    const source = [
      "import unittest",
      "LIMIT = 3",
      "@unittest.skipIf(False, 'never')",
      "class ATest(unittest.TestCase):",
      "    def helper(self):",
      "        return 1",
      "    @staticmethod",
      "    def other():",
      "        return 2",
      "    def test_a(self):",
      '        text = """',
      "class NotOne(unittest.TestCase):",
      '"""',
      "        self.assertEqual(self.helper(), 1)",
      "    def test_b(self):",
      "        pass",
      "class Plain:",
      "    pass",
    ].join("\n");
    const { preamble, classes } = readTests(source);
    expect(preamble).toBe("import unittest\nLIMIT = 3\nclass Plain:\n    pass");
    expect(classes.map(({ name, method }) => [name, method])).toEqual([["ATest", "test_a"]]);
    expect(classes[0]?.above).toBe(source.split("\n").slice(2, 10).join("\n"));
    expect(classes[0]?.lines).toBe(source.split("\n").slice(10, 14).join("\n"));
  });
});
