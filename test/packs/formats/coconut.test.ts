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
    expect(first?.probe.ask).toEqual({ kind: "main", mainLine: 7 });
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
