import { describe, expect, test } from "vitest";
import { codemindFormat } from "../../../src/packs/formats/codemind.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { textFile } from "../files/files.ts";
import { zipOf } from "../files/zip.ts";

const problem = (folder: string) => ({
  [`${folder}/main.py`]: "def f(n):\n    return n\n",
  [`${folder}/input.txt`]: "f(1)",
  [`${folder}/output.txt`]: "1",
});

describe("CodeMind's folders", () => {
  test("are read from an archive, one task a folder, with the shortest names that tell them apart", async () => {
    const archive = zipOf({
      ...problem("data/cruxeval/p1"),
      ...problem("data/humaneval/p1"),
      ...problem("data/humaneval/p2"),
      "data/readme.md": "…",
    });
    const { tasks, rejected } = await codemindFormat.read([textFile("set.zip", archive)], {});
    expect(tasks.map(({ id }) => id)).toEqual(["cruxeval/p1", "humaneval/p1", "p2"]);
    expect(rejected).toEqual([]);
  });

  test("are rejected by name where a part is missing or the program is Java", async () => {
    const archive = zipOf({
      "a/main.py": "x = 1",
      "a/input.txt": "",
      "b/Main.java": "class Main {}",
      "b/output.txt": "",
      ...problem("c"),
    });
    const { tasks, rejected } = await codemindFormat.read([textFile("set.zip", archive)], {});
    expect(tasks.map(({ id }) => id)).toEqual(["c"]);
    expect(rejected).toEqual([
      { file: "set.zip/a", line: 0, reason: "There is no output.txt." },
      { file: "set.zip/b", line: 0, reason: "The program is Java." },
    ]);
  });

  test("hold calls, and lines for stdin where there is no such name to call", async () => {
    const archive = zipOf({
      ...problem("a"),
      "a/main.py": "print(input())",
      "a/input.txt": "f(1)\n2\n",
    });
    const { tasks } = await codemindFormat.read([textFile("set.zip", archive)], {});
    expect(tasks[0]?.program?.stdin).toEqual(["f(1)", "2"]);
  });

  test("are none in an archive that is cut off", async () => {
    const archive = zipOf(problem("a")).slice(0, 100);
    const { tasks, rejected } = await codemindFormat.read([textFile("set.zip", archive)], {});
    expect(tasks).toEqual([]);
    expect(rejected).toHaveLength(1);
  });
});

describe("CodeMind's folders of results", () => {
  test("§7.3 give each problem what its file holds, parsed or as the model said it", async () => {
    const set = zipOf({ ...problem("data/x/p1"), ...problem("data/y/p1"), ...problem("data/p2") });
    const { tasks } = await codemindFormat.read([textFile("set.zip", set)], {});
    const results = zipOf({
      "results/x/p1/predict.txt": "1",
      "results/y/p1/mistral_cot.txt": "<<<Output>>>\n2\n[END-OF-RESPONSE]",
      "results/y/p1/output.txt": "1",
      "results/p3/raw_output.txt": "3",
      "results/process_log.txt": "log",
    });
    const read = await readPredictions("codemind", [textFile("r.zip", results)], tasks, {});
    expect(read.predictions.map(({ task, raw, extracted }) => [task, raw, extracted])).toEqual([
      ["x/p1", "1", true],
      ["y/p1", "<<<Output>>>\n2\n[END-OF-RESPONSE]", false],
    ]);
    expect([read.unknown, read.missing, read.rejected]).toEqual([["p3"], ["p2"], []]);
  });
});
