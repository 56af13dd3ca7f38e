import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Importer, type InputFile } from "../../src/packs/importing/importer.ts";
import { likelyFormats, surelyOf } from "../../src/packs/importing/likeness.ts";
import { sourceFileOf } from "../../src/packs/container/sourceFile.ts";

const folder = fileURLToPath(new URL("./files/", import.meta.url));

/** A file, or all files below a folder, as somebody drops them. */
function dropped(path: string): readonly InputFile[] {
  const place = join(folder, path);
  if (!statSync(place).isDirectory()) {
    return [{ name: path, file: new Blob([readFileSync(place)]) }];
  }
  return readdirSync(place).flatMap((name) => dropped(join(path, name)));
}

function likelyOf(files: readonly InputFile[]) {
  return likelyFormats(files.map(({ name, file }) => sourceFileOf(name, file)));
}

describe("the format of files", () => {
  test.each([
    ["reval", "reval"],
    ["cruxeval/tasks.jsonl", "cruxeval"],
    ["coconut/humaneval.csv", "coconut"],
    ["coconut", "coconut"],
    ["lcb/execution.jsonl", "lcb-execution"],
    ["lcb/testoutput.jsonl", "lcb-testoutput"],
    ["codemind", "codemind"],
    ["humaneval/tasks.jsonl", "humaneval"],
    ["mbpp", "mbpp"],
    ["surge", "surge"],
    ["traced", "traced"],
    ["lexecutor/own.jsonl", "lexecutor"],
    ["codeexecutor", "codeexecutor"],
    ["own", "own"],
  ])("%s is told: %s", async (path, format) => {
    expect(surelyOf(await likelyOf(dropped(path)))).toBe(format);
  });

  test.each([
    '{"id":"sum/0","program":"sum","code":"def f(xs):\\n    return sum(xs)","call":"f([1, 2])"}',
    '{"id":"echo","code":"print(input())","stdin":["a"]}',
  ])("is our own where there are programs and inputs, and nothing is asked: %s", async (row) => {
    const file = { name: "runs.jsonl", file: new Blob([row]) };
    expect(surelyOf(await likelyOf([file]))).toBe("own");
  });

  test("is asked for where it cannot be told", async () => {
    const snippet = await likelyOf(dropped("lexecutor/snippet.py"));
    expect(snippet).toEqual([{ format: "lexecutor", likeness: 0.3 }]);
    expect(surelyOf(snippet)).toBe(null);
    expect(surelyOf(await likelyOf(dropped("files.ts")))).toBe(null);
  });

  test("is told of packed files, as far as they can be read", async () => {
    const text = readFileSync(join(folder, "cruxeval/tasks.jsonl"));
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
    const packed = await new Response(stream).blob();
    const cut = { name: "tasks.jsonl.gz", file: packed.slice(0, packed.size - 20) };
    expect(surelyOf(await likelyOf([cut]))).toBe("cruxeval");
  });
});

describe("the importer", () => {
  test("hands out tasks and answers part by part, and tells how far it has come", async () => {
    const importer = new Importer();
    const told: number[] = [];
    const summary = await importer.read(
      "cruxeval",
      dropped("cruxeval/tasks.jsonl"),
      ({ done, total }) => told.push(done / total),
    );
    expect(told).toEqual([1]);
    const tasks = importer.fetchTasks(0);
    expect(tasks).toHaveLength(summary.tasks);
    expect(importer.fetchTasks(1)).toEqual(tasks.slice(1));
    expect(summary).toMatchObject({ benchmark: "cruxeval", programs: summary.tasks / 2 });

    const outputs = tasks.filter(({ kind }) => kind === "output");
    importer.addTasks(outputs.slice(0, 2));
    importer.addTasks(outputs.slice(2));
    const generations = dropped("cruxeval/generations.json");
    const answers = await importer.readAnswers("cruxeval", generations, () => undefined);
    expect(answers).toMatchObject({ unknown: ["sample_99"], duplicate: [], rejected: [] });
    expect(importer.fetchAnswers(0, 2)).toMatchObject([
      { task: "sample_0", sample: 0, raw: "'abab'" },
      { task: "sample_0", sample: 1 },
    ]);
    expect(importer.fetchAnswers(0, answers.answers + 9)).toHaveLength(answers.answers);
  });

  test("counts rows and what was rejected of them while it reads", async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) =>
      JSON.stringify({
        code: "def f(): ...",
        input: "",
        output: index % 3 === 0 ? 1 : "1",
        id: `${index}`,
      }),
    );
    const big = { name: "tasks.jsonl", file: new Blob([rows.join("\n")]) };
    const told: { rows: number; rejected: number }[] = [];
    const importer = new Importer();
    const summary = await importer.read("cruxeval", [big], (progress) => told.push(progress));
    expect(summary).toMatchObject({ tasks: 40_000, programs: 20_000 });
    expect(summary.rejected).toHaveLength(10_000);
    // No part is large, and all of them are everything.
    const parts: number[] = [];
    for (let from = 0; from < summary.tasks; from += parts.at(-1) ?? summary.tasks) {
      parts.push(importer.fetchTasks(from).length);
    }
    expect(parts).toEqual(Array.from({ length: 80 }, () => 500));
    const last = told.at(-1);
    expect(last?.rows).toBeGreaterThan(1_000);
    expect(last?.rejected).toBeGreaterThan(300);
  });
});
