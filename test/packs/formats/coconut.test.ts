import { describe, expect, test } from "vitest";
import { isCoconutTask } from "../../../src/core/benchmark/members/coconutTask.ts";
import { coconutFormat } from "../../../src/packs/formats/coconut.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../files/files.ts";

const table = (name: string) => ownFile(`coconut/${name}`);

describe("CoCoNUT's tables of calls", () => {
  test("give one task a row, and reject a row whose lines are no list with the line that it begins on", async () => {
    const { tasks, rejected } = await coconutFormat.read([table("humaneval.csv")], {});
    expect(tasks.map(({ id }) => id)).toEqual([
      "Own/0/0",
      "Own/0/1",
      "Own/1/0",
      "Own/2/0",
      "Own/3/0",
      "Own/4/0",
    ]);
    expect(rejected).toEqual([
      { file: "humaneval.csv", line: 32, reason: "ExecutedLines is no list of line numbers." },
    ]);
  });

  test("keep the code as it was shown, and run it without the numbers", async () => {
    const { tasks } = await coconutFormat.read([table("humaneval.csv")], {});
    const [first] = tasks.filter(isCoconutTask);
    expect(first?.probe.shown.split("\n")[1]).toBe("    total = 0  # 2");
    expect(first?.program?.source.split("\n").slice(0, 2)).toEqual([
      "def clamp_sum(xs, cap):",
      "    total = 0",
    ]);
    expect(first?.program?.source.split("\n").at(-2)).toBe("clamp_sum([4, -1], 10)");
    expect(first?.program?.profile).toBe("3.11");
  });

  test("trap 32: take arguments in parentheses for a tuple of them first", async () => {
    const { tasks } = await coconutFormat.read([table("humaneval.csv")], {});
    expect(tasks[1]?.program?.source.split("\n").at(-2)).toBe("clamp_sum(*([9, 2], 10))");
  });
});

describe("CoCoNUT's tables of whole programs", () => {
  test("are run from the programs' own files where those are there, and shown unindented", async () => {
    const { tasks, notes } = await coconutFormat.read(
      [table("oop.csv"), table("Counter_trace_1.py")],
      {},
    );
    const [first, second] = tasks.filter(isCoconutTask);
    expect(first?.probe.ask).toEqual({ kind: "main", mainLine: 7, linesAbove: 0 });
    expect(first?.program?.source).toContain("    def up(self):");
    expect(first?.probe.shown).toContain("\ndef up(self): # 4");
    expect(second?.probe.ask).toEqual({ kind: "unindented" });
    expect(second?.program).toBeNull();
    expect(notes).toHaveLength(1);
  });

  test("are one program for all of their rows", async () => {
    const { tasks } = await coconutFormat.read([table("oop.csv")], {});
    expect(tasks.map(({ id, group }) => [id, group])).toEqual([
      ["OOP_prepared/Counter/1", "OOP_prepared/Counter"],
      ["OOP_prepared/Counter/2", "OOP_prepared/Counter"],
    ]);
  });
});

/** As a table shows it: without indentation, and every line with its number. */
const shownOf = (source: string) =>
  `"${source
    .split("\n")
    .map((line, index) => `${line.trim()} # ${index + 1}`)
    .join("\n")
    .replaceAll('"', '""')}"`;
const counter = (times: number) =>
  `def count(n):\n    return n\n\nif __name__ == "__main__":\n    count(${times})`;
const rows = (...all: readonly (readonly [category: string, source: string])[]) =>
  [
    ",Filename,Category,ExecutedLines,Code_Indices",
    ...all.map(([category, source], index) => `${index},count,${category},[5],${shownOf(source)}`),
  ].join("\n");
const programOf = async (...files: Parameters<typeof coconutFormat.read>[0]) => {
  const { tasks } = await coconutFormat.read(files, {});
  return tasks.map(({ program }) => program?.source ?? null);
};

describe("§5.2 the own files of CoCoNUT's whole programs", () => {
  test("are those of the row's number where the shown lines do not tell", async () => {
    const files = [1, 2].map((run) => textFile(`count_trace_${run}.py`, counter(run)));
    const given = textFile("oop.csv", rows(["OOP", "x"], ["OOP", "x"], ["OOP", "x"]));
    expect(await programOf(given, ...files)).toEqual([counter(1), counter(2), "x"]);
  });

  test("are those that are shown where rows were left out", async () => {
    const files = [1, 2, 3].map((run) =>
      textFile(`count_trace_${run}.py`, `${counter(run)} # ${run}`),
    );
    const given = textFile("oop.csv", rows(["OOP", counter(3)], ["OOP", counter(2)]));
    expect(await programOf(given, ...files)).toEqual([`${counter(3)} # 3`, `${counter(2)} # 2`]);
  });

  test("are those of the category where several have programs of one name", async () => {
    const files = ["Recursion_prepared", "OOP_prepared"].map((folder) =>
      textFile(`Test/${folder}/Python/count_trace_1.py`, counter(folder.length)),
    );
    const given = textFile("oop.csv", rows(["OOP_prepared", "x"]));
    expect(await programOf(given, ...files)).toEqual([counter("OOP_prepared".length)]);
  });

  test("find the names that the reference's tracer had imported for itself", async () => {
    const source = `class Box(Optional):\n    at = collections.deque\n\nif __name__ == '__main__': \n    Box()`;
    const { tasks } = await coconutFormat.read(
      [textFile("oop.csv", rows(["OOP", source])), textFile("count_trace_1.py", source)],
      {},
    );
    const [task] = tasks.filter(isCoconutTask);
    expect(task?.program?.source).toBe(
      `from typing import Optional; import collections\n${source}`,
    );
    expect(task?.probe.ask).toEqual({ kind: "main", mainLine: 5, linesAbove: 1 });
  });

  test("have no main block where more stands behind its colon, as in the reference", async () => {
    const source = 'def run():\n    pass\nif __name__ == "__main__": run()';
    const { tasks } = await coconutFormat.read(
      [textFile("oop.csv", rows(["OOP", source])), textFile("count_trace_1.py", source)],
      {},
    );
    const [task] = tasks.filter(isCoconutTask);
    expect(task?.probe.ask).toEqual({ kind: "main", mainLine: null, linesAbove: 0 });
  });
});

test("CoCoNUT's rows keep their numbers when one of them is rejected", async () => {
  const text =
    "HumanEval_ID,Name,FunctionCall,ExecutedLines,Code_Indices\na,f,1,[2],x\nb,f\nc,f,1,[2],x";
  const { tasks } = await coconutFormat.read([textFile("rows.csv", text)], {});
  expect(tasks.filter(isCoconutTask).map(({ probe }) => [probe.name, probe.row])).toEqual([
    ["a", 0],
    ["c", 2],
  ]);
});

const twoRuns = (category: string) =>
  `,Filename,Category,ExecutedLines,Code_Indices\n0,p,${category},[2],x\n1,p,${category},[3],x`;

describe("CoCoNUT's tables of results", () => {
  test("give the list of each row to the task with the same call, and list what no task has", async () => {
    const { tasks } = await coconutFormat.read([table("humaneval.csv")], {});
    const read = await readPredictions("coconut", [table("humaneval-results.csv")], tasks, {});
    expect(read.predictions.map(({ task, raw }) => [task, raw]).slice(0, 2)).toEqual([
      ["Own/0/0", "[2, 3, 4, 6, 7, 3, 4, 5, 3, 10]"],
      ["Own/0/1", "[2,3,4,6,7,3,4,6,7,8,9]"],
    ]);
    expect(read.unknown).toEqual(["Own/9 3"]);
    expect(read.missing).toEqual(["Own/3/0", "Own/4/0"]);
  });

  test("tell by Actual which call is meant, where it is written in another way", async () => {
    const given =
      "HumanEval_ID,Name,FunctionCall,ExecutedLines,Code_Indices\na,f,1,[2],x\na,f,2,[2],x\na,f,3,[4],x";
    const { tasks } = await coconutFormat.read([textFile("tasks.csv", given)], {});
    const answers =
      'HumanEval_ID,Name,FunctionCall,Predicted,Actual\na,f,"(1,)",A,[2]\na,f,2,B,[2]\na,f,4,C,[9]';
    const read = await readPredictions("coconut", [textFile("answers.csv", answers)], tasks, {});
    expect(Object.fromEntries(read.predictions.map(({ task, raw }) => [task, raw]))).toEqual({
      "a/0": "A",
      "a/1": "B",
    });
    expect(read.unknown).toEqual(["a 4"]);
  });

  test("of whole programs go to the program of their category, row by row", async () => {
    const { tasks } = await coconutFormat.read(
      [textFile("a.csv", twoRuns("OOP")), textFile("b.csv", twoRuns("Recursion"))],
      {},
    );
    const answers = "Filename,Category,Predicted,Actual\np,Recursion,A,[2]\np,Recursion,B,[3]";
    const read = await readPredictions("coconut", [textFile("answers.csv", answers)], tasks, {});
    expect(read.predictions.map(({ task, raw }) => [task, raw])).toEqual([
      ["Recursion/p/1", "A"],
      ["Recursion/p/2", "B"],
    ]);
  });

  test("are told from tables of tasks", async () => {
    const { tasks, rejected } = await coconutFormat.read([table("humaneval-results.csv")], {});
    expect(tasks).toEqual([]);
    expect(rejected[0]?.reason).toBe("The row is an answer; choose this file as answers.");
  });
});

test("a table that breaks off inside a quote gives the rows before it", async () => {
  const text =
    'HumanEval_ID,Name,FunctionCall,ExecutedLines,Code_Indices\na,f,1,[2],"def f(n):  # 1\n    return n  # 2"\nb,f,1,[2],"def f(n';
  const { tasks, rejected } = await coconutFormat.read([textFile("cut.csv", text)], {});
  expect(tasks.map(({ id }) => id)).toEqual(["a/0"]);
  expect(rejected).toHaveLength(1);
});
