import { describe, expect, test } from "vitest";
import { cruxevalPrompt } from "../../../../src/core/asking/prompts/benchmark/cruxeval.ts";
import { revalPrompt } from "../../../../src/core/asking/prompts/benchmark/reval.ts";
import type { CruxevalProbe } from "../../../../src/core/benchmark/members/cruxeval.ts";
import { functionRun, testRuns } from "../../../../src/core/benchmark/reval/invocation.ts";
import type { RevalProbe, RevalTask } from "../../../../src/core/benchmark/reval/probe.ts";
import type { Task } from "../../../../src/core/benchmark/task.ts";
import { extractCruxeval } from "../../../../src/core/score/judges/reference/cruxeval.ts";

const code = "def f(n):\n    if n:\n        n += 1\n    return n\n";

function crux(kind: "output" | "input"): Task<CruxevalProbe> {
  return {
    id: "cruxeval/0",
    benchmark: "cruxeval",
    group: "0",
    case: "0",
    kind,
    program: null,
    probe: { code, input: "2", output: "3" },
    stored: null,
  };
}

function reval(probe: RevalProbe, program = functionRun(code, "f", "(2,)").program): RevalTask {
  return {
    id: "reval/0",
    benchmark: "reval",
    group: "0",
    case: "0",
    kind: "coverage",
    program,
    probe,
    stored: null,
  };
}

const line = { item: 0, input: 0, place: 0, line: 3, variable: "n" } as const;
const user = ({ messages }: ReturnType<typeof revalPrompt>): string => messages.at(-1)?.text ?? "";

describe("[P7] layouts", () => {
  test("of CRUXEval leave ?? in the assertion and end inside the answer", () => {
    expect(user(cruxevalPrompt(crux("output"), "direct", []))).toMatch(
      /\n\n\[PYTHON\]\ndef f\(n\):[^]+    return n\nassert f\(2\) == \?\?\n\[\/PYTHON\]\n\[ANSWER\]\n$/,
    );
    const input = cruxevalPrompt(crux("input"), "cot", []);
    expect(user(input)).toMatch(/assert f\(\?\?\) == 3\n\[\/PYTHON\]\n\[THOUGHT\]\n$/);
    expect([input.stop, input.opened]).toEqual([["[/ANSWER]"], "thought"]);
  });

  test("of CRUXEval get replies that its own extraction reads", () => {
    const example = { task: crux("output"), answer: "assert f(2) == 3", thought: "n is 3." };
    const text = user(cruxevalPrompt(crux("output"), "cot", [example]));
    const solved = text.slice(text.indexOf("[/PYTHON]"), text.lastIndexOf("[PYTHON]"));
    expect(extractCruxeval(solved, "output")).toBe("3");
    expect(solved).toContain("[THOUGHT]\nn is 3.\n[/THOUGHT]\n[ANSWER]\n");
  });

  test("of REval have code, run and question in their marks", () => {
    expect(user(revalPrompt(reval({ ...line, asks: "reach" }), "direct", []))).toMatch(
      /\[PYTHON\]\ndef f[^]+    return n\n\nf\(2\)\n\[\/PYTHON\]\n\[QUESTION\]\nIs Line 3 \(n \+= 1\) executed\?\n\[\/QUESTION\]\n\[ANSWER\]\n$/,
    );
    expect(user(revalPrompt(reval({ ...line, asks: "value" }), "cot", []))).toMatch(
      /value and type of n after Line 3 [^]+\[THOUGHT\]\n$/,
    );
  });

  test("of REval number lines only where the next one of a function is asked for", () => {
    const next = user(revalPrompt(reval({ ...line, asks: "next" }), "direct", []));
    expect(next).toContain("[PYTHON]\n1\tdef f(n):\n2\t    if n:\n");
    const tests =
      "import unittest\nclass T(unittest.TestCase):\n    def test_a(self):\n        self.assertEqual(f(2), 3)\n";
    const [run] = testRuns(code, tests);
    const tested = user(revalPrompt(reval({ ...line, asks: "next" }, run?.program), "direct", []));
    expect(tested).toContain("[PYTHON]\ndef f(n):\n");
    expect(tested).toContain("assertEqual(f(2), 3)");
    expect(tested).not.toContain("reval_test");
  });

  test("of REval's output have no question", () => {
    const probe = {
      item: 0,
      input: 0,
      asks: "output",
      snippet: "assert f(2) == ??\n",
      frame: null,
    } as const;
    const text = user(revalPrompt(reval(probe), "direct", []));
    expect(text).toMatch(/return n\n\nassert f\(2\) == \?\?\n\[\/PYTHON\]\n\[ANSWER\]\n$/);
  });

  test("have hashes that tell style and examples apart, and not the task", () => {
    const task = crux("output");
    const other = { ...task, probe: { ...task.probe, input: "0", output: "0" } };
    const hashes = [
      cruxevalPrompt(task, "direct", []).hash,
      cruxevalPrompt(task, "cot", []).hash,
      cruxevalPrompt(task, "direct", [{ task: other, answer: "0", thought: "" }]).hash,
    ];
    expect(new Set(hashes).size).toBe(3);
    expect(cruxevalPrompt(other, "direct", []).hash).toBe(hashes[0]);
  });
});
