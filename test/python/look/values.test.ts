import { describe, expect, test } from "vitest";
import { ownFile, textFile } from "../../packs/files/files.ts";
import { all, type Looked, tasksOf } from "./looking.ts";

/** At the step of each task, what is returned or printed is the truth; `count` of them are computed. */
function expectShown(found: readonly Looked[], field: string, count: number): void {
  const computed = found.flatMap(({ truth, text }) =>
    truth.kind === "computed" ? [[text, truth.value[field]]] : [],
  );
  expect(computed.map(([text]) => text)).toEqual(computed.map(([, truth]) => truth));
  expect(computed).toHaveLength(count);
}

describe("questions whose truth is a value", () => {
  test("CRUXEval's are shown where f returns it, both of what comes out and of what goes in", async () => {
    const tasks = await tasksOf("cruxeval", ownFile("cruxeval/tasks.jsonl"));
    // Its second question is about the same endless run.
    const found = await all(tasks.filter(({ id }) => id !== "sample_3/input"));
    expectShown(found, "repr", 10);
    expect(found.filter(({ kind }) => kind === "return")).toHaveLength(10);
    const endless = found.find(
      ({ truth, task }) => truth.kind !== "computed" && task.id === "sample_3",
    );
    expect(endless?.sight.says).toContain("stopped here");
  });

  test("LiveCodeBench's are shown at the return of the call", async () => {
    const found = await all(await tasksOf("lcb-execution", ownFile("lcb/execution.jsonl")));
    expectShown(found, "repr", 2);
  });

  test("HumanEval's and MBPP's are shown at the return, or printed where the assertion computes with it", async () => {
    const human = await all(await tasksOf("humaneval", ownFile("humaneval/tasks.jsonl")));
    const outputs = human.filter(({ task }) => task.kind === "output");
    expectShown(outputs, "repr", 6);
    const [, program] = human.filter(({ task }) => task.kind === "program");
    expect(program?.sight.says).toContain("passed all its tests");
    const mbpp = await all(await tasksOf("mbpp", ownFile("mbpp/tasks.jsonl")));
    expectShown(
      mbpp.filter(({ task }) => task.kind === "output"),
      "repr",
      3,
    );
  });

  test("an expression around a call is shown where its text is printed, and a value of another call is not taken for it", async () => {
    const rows = [
      { id: "a", code: "def f(n):\n    return [n]\n", call: "sorted(f(2) + f(1))" },
      {
        id: "b",
        code: "class result:\n    pass\ndef f():\n    return 1\n",
        call: "f() + f() # two",
      },
      { id: "c", code: "def f():\n    yield 1\n", call: "list(f()), 2" },
    ];
    const file = textFile("own.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"));
    const found = await all(await tasksOf("own", file));
    expectShown(found, "text", 3);
    expect(found.map(({ kind }) => kind)).toEqual(["output", "output", "output"]);
  });
});

describe("questions whose truth is printed", () => {
  test("CodeMind's, SURGE's and our own are shown where all is printed", async () => {
    const folders = [0, 1].flatMap((number) =>
      ["main.py", "input.txt", "output.txt"].map((name) =>
        ownFile(`codemind/own_${number}/${name}`, `own_${number}/${name}`),
      ),
    );
    const [call, program] = await all(await tasksOf("codemind", ...folders));
    expect(call?.text).toBe("5");
    expect(program?.text).toBe("a b");
    const surge = await all(await tasksOf("surge", ownFile("surge/own.json")));
    expect(surge.map(({ text, truth }) => [truth.kind, text]).slice(0, 2)).toEqual([
      ["computed", "6"],
      ["computed", "2.25"],
    ]);
  });
});
