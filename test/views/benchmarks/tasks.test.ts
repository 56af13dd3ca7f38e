import { describe, expect, test } from "vitest";
import type { Task } from "../../../src/core/benchmark/task.ts";
import { filterTasks, filtersOf } from "../../../src/views/benchmarks/set/taskFilters.ts";
import { taskWords } from "../../../src/views/words/benchmarkTasks.ts";
import { markWords, sampleWords } from "../../../src/views/words/marks.ts";
import { truthLines } from "../../../src/views/words/truthText.ts";

const task: Task = {
  id: "sample_0",
  benchmark: "cruxeval",
  group: "0",
  case: "0",
  kind: "output",
  program: null,
  probe: { code: "def f(s):\n    return s", input: "'`a`'", output: "'a'" },
  stored: "'a'",
};

describe("a task in words", () => {
  test("asks its question, with code set apart, and shows the code that it is about", () => {
    expect(taskWords(task)).toEqual({
      ask: "What does `f(''a'')` give?",
      code: "def f(s):\n    return s",
      given: [],
    });
    expect(taskWords({ ...task, kind: "input" }).ask).toBe(
      "With which arguments does `f` give `'a'`?",
    );
  });

  test("asks also where the plain data of a task is not what it should be", () => {
    expect(taskWords({ ...task, benchmark: "reval", probe: null }).ask).not.toBe("");
    expect(taskWords({ ...task, probe: null }).code).toBeNull();
  });
});

describe("the list of tasks", () => {
  const other: Task = { ...task, id: "sample_1", kind: "input" };
  const truths = {
    byTask: new Map([
      ["sample_0", { kind: "unavailable", module: "numpy", reason: "Not here." } as const],
    ]),
    unequal: new Set(["sample_1"]),
  };

  const ids = (filter: Parameters<typeof filterTasks>[2], wanted = "") =>
    filterTasks([task, other], truths, filter, wanted).map(({ id }) => id);

  test("can be narrowed by the state of the truth, by kind, and by words of the question", () => {
    expect(ids("all")).toEqual(["sample_0", "sample_1"]);
    expect(ids("unavailable")).toEqual(["sample_0"]);
    expect(ids("unknown")).toEqual(["sample_1"]);
    expect(ids("unequal")).toEqual(["sample_1"]);
    expect(ids("kind input")).toEqual(["sample_1"]);
    expect(ids("all", " WHICH arguments")).toEqual(["sample_1"]);
  });

  test("offers kinds only where there are several", () => {
    expect(filtersOf([task, other]).map(([filter]) => filter)).toContain("kind output");
    expect(filtersOf([task]).map(([filter]) => filter)).not.toContain("kind output");
  });
});

describe("marks and truths in words", () => {
  test("tell what is right, what is not, and what a judge leaves out", () => {
    expect(markWords({ passed: true, verdict: "passed", readings: {} })).toBe("right: passed");
    expect(markWords({ passed: false, verdict: "TypeError", readings: {} })).toBe(
      "not right: TypeError",
    );
    expect(markWords({ passed: null, verdict: "skipped", readings: {} })).toBe(
      "left out: by its own rule",
    );
    expect(sampleWords({ part: "", sample: 0 })).toBe("");
    expect(sampleWords({ part: "value", sample: 2 })).toBe(", value, answer 3");
  });

  test("say a truth without the names of its task", () => {
    expect(truthLines('{"id":"a","output":"[1]"}')).toBe("[1]");
    expect(truthLines('{"row":1,"id":"a","lines":[2,3]}')).toBe("[2, 3]");
    expect(truthLines('{"idx":0,"covered":true,"next":[7],"reprs":"Nil"}')).toBe(
      "covered: true\nnext: [7]\nreprs: Nil",
    );
  });
});
