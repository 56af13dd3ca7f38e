import { describe, expect, test } from "vitest";
import { corpusRuns } from "../../../src/core/benchmark/corpus/runs.ts";
import { invocationOf } from "../../../src/core/benchmark/invocation.ts";
import type { Task } from "../../../src/core/benchmark/task.ts";

function task(id: string, call: string, kind: Task["kind"] = "output"): Task {
  return {
    id,
    benchmark: "own",
    group: "p",
    case: id.slice(0, 1),
    kind,
    program: invocationOf("def f(n):\n    return n\n", call),
    probe: null,
    stored: null,
  };
}

describe("the runs of a corpus", () => {
  test("are those of all cases, each once; whole tests are none", () => {
    const tasks = [
      task("a1", "f(1)"),
      task("a2", "f(1)"),
      task("b", "f(2)"),
      task("c", "", "program"),
    ];
    expect(corpusRuns(tasks).map(({ path, input }) => [path, input])).toEqual([
      ["p", 0],
      ["p", 1],
    ]);
  });

  test.each([
    ["f(f(1))", "f(f(1))"],
    ["abs(f(1)) + 1", "print(repr(abs(f(1)) + 1))"],
    ["f(1) == 1", "print(repr(f(1) == 1))"],
    ["x = f(1)", "x = f(1)"],
    ["assert f(1)", "assert f(1)"],
    ["f(1)\nf(2)", "f(1)\nf(2)"],
  ])("show what comes of %j", (call, shown) => {
    const [plan] = corpusRuns([task("a", call)]);
    expect(plan?.invocation.source).toBe(`def f(n):\n    return n\n${shown}\n`);
  });
});
