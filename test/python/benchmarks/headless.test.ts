import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invocationOf } from "../../../src/core/benchmark/invocation.ts";
import { HeadlessPython } from "../../../src/headless/python.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const own = "test/packs/files";

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the project as a person does. */
function run(command: "truth" | "score", ...words: readonly string[]): Promise<Ended> {
  const script = ["scripts/run-typescript.mjs", `src/headless/${command}.ts`];
  return new Promise((resolve) => {
    execFile(process.execPath, [...script, ...words], { cwd: root }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, stdout, stderr });
    });
  });
}

function linesOf(text: string): readonly unknown[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "foretrace-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("the command `truth`", () => {
  test("prints one JSON object a line and nothing else; what is rejected is told on stderr", async () => {
    const ended = await run("truth", "cruxeval", `${own}/cruxeval/tasks.jsonl`);
    expect(ended.code).toBe(0);
    expect(linesOf(ended.stdout)).toContainEqual({ id: "sample_0", output: "'abab'" });
    expect(linesOf(ended.stdout)).toContainEqual({ id: "sample_4", unavailable: "numpy" });
    expect(linesOf(ended.stdout)).toHaveLength(7);
    expect(ended.stderr).toContain("line 6:");
  });
});

describe("the command `score`", () => {
  test("prints one JSON object with what was computed and what equals the stored truth", async () => {
    const ended = await run("score", "cruxeval", `${own}/cruxeval/tasks.jsonl`);
    expect(JSON.parse(ended.stdout)).toEqual({
      benchmark: "cruxeval",
      tasks: 7,
      computed: 5,
      unavailable: 2,
      equal: 4,
      rejected: 3,
    });
  });

  test("adds the aggregates under their names, and the strict ones, when there are predictions", async () => {
    const words = ["--predictions", `${own}/humaneval/samples.jsonl`];
    const ended = await run("score", "humaneval", `${own}/humaneval/tasks.jsonl`, ...words);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      pass_at_1: 0.5,
      strict: { pass_at_1: 0.5 },
      unknown: ["HumanEval/7"],
    });
  });

  test("takes several files of predictions, behind one option or each behind its own", async () => {
    const paths = [0, 1].map((sample) => join(folder, `own${sample}.jsonl`));
    for (const [sample, path] of paths.entries()) {
      await writeFile(path, JSON.stringify({ item: "sample_0", sample, answer: "'abab'" }));
    }
    const [one = "", other = ""] = paths;
    const tasks = `${own}/cruxeval/tasks.jsonl`;
    for (const words of [
      ["cruxeval", tasks, "--predictions", one, other, "--task", "output"],
      ["cruxeval", "--predictions", one, tasks, "--predictions", other],
    ]) {
      const ended = await run("score", ...words);
      expect(JSON.parse(ended.stdout)).toMatchObject({ answers: 2, tasks: 7, pass_at_1: 100 });
    }
  });

  test("picks the question by --task", async () => {
    const path = join(folder, "inputs.json");
    await writeFile(path, JSON.stringify({ sample_0: ["f('abcd', 2)"] }));
    const words = ["--task", "input", `--predictions=${path}`];
    const ended = await run("score", "cruxeval", `${own}/cruxeval/tasks.jsonl`, ...words);
    expect(JSON.parse(ended.stdout)).toMatchObject({ pass_at_1: 100, n: 1 });
  });
});

describe("wrong usage ends with a sentence on stderr and the exit code 2", () => {
  test.each([
    ["no format", []],
    ["a format that is not there", ["nothing"]],
    ["no file", ["cruxeval"]],
    ["a file that is not there", ["cruxeval", "nowhere.jsonl"]],
    ["an option that is not there", ["cruxeval", `${own}/cruxeval/tasks.jsonl`, "--fast", "1"]],
    ["an option without its value", ["cruxeval", `${own}/cruxeval/tasks.jsonl`, "--task"]],
    ["a task that is not there", ["cruxeval", `${own}/cruxeval/tasks.jsonl`, "--task", "both"]],
    ["a file of another sort", ["cruxeval", "README.md"]],
  ] as const)("%s", async (_, words) => {
    const { code, stdout, stderr } = await run("score", ...words);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.trimEnd()).toMatch(/^[A-Z].*[.:]/s);
    expect(stderr).not.toContain("    at ");
  });
});

describe("Python without a page", () => {
  test("what nothing inside can stop is ended from outside, and the rest goes on", async () => {
    const python = new HeadlessPython();
    const limits = { steps: 1_000, timeMs: 100 };
    const replies = await python.answer([
      { kind: "check", source: "assert 1", limits },
      { kind: "check", source: "sum(__import__('itertools').count())", limits },
      {
        kind: "check",
        source: "x = []\nfor _ in range(100_000): x = [x]\nx == x",
        limits: { steps: 1_000_000, timeMs: 1_000 },
      },
      { kind: "evaluate", source: "a = 1", expression: "a + 1", limits },
    ]);
    expect(replies.map(({ kind }) => kind)).toEqual(["passed", "timed-out", "timed-out", "value"]);
    await python.close();
  });

  test("a program that breaks the recorder has no recording, and the rest goes on", async () => {
    const python = new HeadlessPython();
    const breaking = `import sys
for name, module in list(sys.modules.items()):
    if name.startswith("foretrace"):
        module.__dict__.clear()`;
    const replies = await python.answer(
      ["x = 1", breaking, "y = 2"].map((source) => ({
        kind: "record",
        invocation: invocationOf(source, "z = 3"),
      })),
    );
    expect(replies.map(({ kind }) => kind)).toEqual(["recorded", "timed-out", "recorded"]);
    await python.close();
  });
});
