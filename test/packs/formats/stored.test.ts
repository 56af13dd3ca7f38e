import { describe, expect, test } from "vitest";
import { codeexecutorFormat } from "../../../src/packs/formats/codeexecutor.ts";
import { lexecutorFormat } from "../../../src/packs/formats/lexecutor.ts";
import { missingNames } from "../../../src/packs/formats/missingNames.ts";
import { ownFormat } from "../../../src/packs/formats/own.ts";
import { tracedFormat } from "../../../src/packs/formats/traced.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../files/files.ts";

describe("TRACED's records", () => {
  test("trap 46: give no task for a line without a label, which is not one that does not run", async () => {
    const { tasks, rejected } = await tracedFormat.read([ownFile("traced/branch.jsonl")], {});
    expect(tasks.map(({ id, stored }) => [id, stored])).toEqual([
      ["own/s1.c/input_0/branch/L4", "true"],
      ["own/s1.c/input_0/branch/L7", "true"],
      ["own/s1.c/input_1/branch/L4", "false"],
      ["own/s1.c/input_1/branch/L7", "true"],
    ]);
    expect(rejected).toEqual([
      { file: "branch.jsonl", line: 3, reason: expect.stringContaining("one length") },
    ]);
  });

  test("trap 50: keep the numbers of the original lines, gaps and all", async () => {
    const { tasks, rejected } = await tracedFormat.read([ownFile("traced/sequence.jsonl")], {});
    expect(tasks.map(({ id, stored }) => [id, stored])).toEqual([
      ["own/s2.c/input_0/line/L1", "false"],
      ["own/s2.c/input_0/line/L2", "true"],
      ["own/s2.c/input_0/line/L3", "true"],
      ["own/s2.c/input_0/line/L4", "false"],
      ["own/s2.c/input_0/line/L5", "false"],
      ["own/s2.c/input_0/line/L7", "true"],
    ]);
    expect(rejected[0]?.reason).toBe("The run's outcome is missing_log.");
  });

  test("give the labels of tokens, and drop an example in which a sequence has one label alone", async () => {
    const { tasks, rejected } = await tracedFormat.read([ownFile("traced/labels.jsonl")], {});
    expect(tasks).toHaveLength(9);
    expect(tasks.at(-1)).toMatchObject({
      id: "own/s4.c/0/value/6/abstract_value",
      stored: "POSITIVE-VS",
    });
    expect(rejected[0]?.reason).toContain("one label alone");
  });

  test("take answers in their own shape; what is said of lines without a label is passed over", async () => {
    const { tasks } = await tracedFormat.read([ownFile("traced/branch.jsonl")], {});
    const read = await readPredictions("traced", [ownFile("traced/predicted.jsonl")], tasks, {});
    expect(read.predictions.map(({ task, raw }) => [task, raw])).toEqual([
      ["own/s1.c/input_0/branch/L4", "true"],
      ["own/s1.c/input_0/branch/L7", "true"],
      ["own/s1.c/input_1/branch/L4", "true"],
      ["own/s1.c/input_1/branch/L7", "true"],
    ]);
    expect([read.unknown, read.missing, read.duplicate]).toEqual([[], [], []]);
  });
});

describe("partial code", () => {
  test("is read with the holes that a row names; a class that there is not is rejected", async () => {
    const { tasks, rejected } = await lexecutorFormat.read([ownFile("lexecutor/own.jsonl")], {});
    expect(tasks.map(({ id, stored }) => [id, stored])).toEqual([
      ["own-0/1/name/all_data", "@list_nonempty"],
      ["own-0/1/call/has_min_size", "True"],
      ["own-0/2/name/msg", null],
      ["own-1/1/name/limit", null],
    ]);
    expect(rejected).toEqual([
      { file: "own.jsonl", line: 3, reason: 'There is no class "@int_positive".' },
    ]);
  });

  test("is read from files, whose missing names are looked for", async () => {
    const { tasks } = await lexecutorFormat.read([ownFile("lexecutor/snippet.py")], {});
    expect(tasks.map(({ id }) => id)).toEqual([
      "snippet.py/1/name/has_min_size",
      "snippet.py/1/name/all_data",
      "snippet.py/2/name/config_options",
      "snippet.py/3/name/train_perc",
      "snippet.py/4/name/logger",
    ]);
  });

  test.each([
    ["x = 1\nprint(x, y)", ["y"]],
    ["import a.b as c, d\nfrom e import (f, g)\nc(d, f, g, b)", ["b"]],
    ["def f(p, *rest, q=1):\n    return p + q + r + rest", ["r"]],
    ["[k for k in items if k]\nwith opener() as h:\n    h.read()", ["items", "opener"]],
    ["try:\n    pass\nexcept ValueError as error:\n    print(error, MyError)", ["MyError"]],
    ["a, (b, c) = pair\nd[e] = b\nprint(lambda z: z + a + c)", ["pair", "d", "e"]],
    ["if (n := size()) > 1:\n    n += limit\nt: int = 3\nprint(t, n)", ["size", "limit"]],
    ["class A(Base):\n    x = 1\n    def m(self):\n        return self.x + A.x", ["Base"]],
  ])("lacks the names that nothing binds: %j", (code, names) => {
    expect(missingNames(code).map(({ name }) => name)).toEqual(names);
  });
});

describe("CodeExecutor's rows", () => {
  test("are read with their traces; one without a whole step is rejected", async () => {
    const { tasks, rejected } = await codeexecutorFormat.read(
      [ownFile("codeexecutor/own.jsonl")],
      {},
    );
    expect(tasks.map(({ id }) => id)).toEqual(["own-0"]);
    expect(rejected).toEqual([
      { file: "own.jsonl", line: 2, reason: "The trace has no whole step." },
    ]);
  });
});

describe("our own form", () => {
  test("is read with licence and origin; an id that comes again is named", async () => {
    const { tasks, rejected, licence, origin } = await ownFormat.read(
      [ownFile("own/own.jsonl")],
      {},
    );
    expect(tasks.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    expect([licence, origin]).toEqual(["CC0-1.0", "written here"]);
    expect(rejected).toEqual([
      { file: "own.jsonl", line: 4, reason: "The id c stands in an earlier row; that one counts." },
    ]);
  });

  test("is read out of a folder; of what is no data beside it one sentence says enough", async () => {
    const { tasks, rejected } = await ownFormat.read(
      [
        textFile("set/README.md", "# Rows\n\nof JSON\n"),
        textFile("set/rows.jsonl", '?\n{"id":"a","code":"1"}'),
        textFile("set/.DS_Store", "?"),
      ],
      {},
    );
    expect(tasks.map(({ id }) => id)).toEqual(["a"]);
    expect(rejected.map(({ file, line }) => [file, line])).toEqual([
      ["set/README.md", 0],
      ["set/rows.jsonl", 1],
    ]);
  });

  test("is read past a line that is no JSON", async () => {
    const text = '{"id":"a","code":"1"}\n{"id":\n{"id":"b","code":"2"}';
    const { tasks, rejected } = await ownFormat.read([textFile("x.jsonl", text)], {});
    expect(tasks.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(rejected.map(({ line }) => line)).toEqual([2]);
  });
});
