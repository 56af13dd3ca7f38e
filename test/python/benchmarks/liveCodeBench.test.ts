import { describe, expect, test } from "vitest";
import { lcbExecution } from "../../../src/core/benchmark/members/lcbExecution.ts";
import { lcbTestOutput } from "../../../src/core/benchmark/members/lcbTestOutput.ts";
import {
  extractExecution,
  extractTestOutput,
} from "../../../src/core/score/judges/reference/liveCodeBench.ts";
import { scoreTasks } from "../../../src/core/benchmark/run.ts";
import { HeadlessPython } from "../../../src/headless/python.ts";
import { lcbExecutionFormat } from "../../../src/packs/formats/lcbExecution.ts";
import { lcbTestOutputFormat } from "../../../src/packs/formats/lcbTestOutput.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../../packs/files/files.ts";
import { known, marksOf } from "./marking.ts";

const python = new HeadlessPython();

function expecting(expected: string) {
  const names = { id: "1/0", case: "1/0", group: "1" };
  return {
    ...names,
    benchmark: "lcb-testoutput",
    kind: "output",
    program: null,
    probe: { expected },
    stored: expected,
  } as const;
}

describe("§21.7: test output, what an answer is worth", () => {
  test.each([
    ["assert f(1) == 2", "2", true, true],
    ["2", "2", true, true],
    ["assert f(1) == True", "true", true, true],
    ["assert f(1) == None", "null", true, true],
    ["assert f(1) == 2.0", "2", true, false],
    ["# c\nassert f(1) == 2", "2", true, true],
    ['assert f(1) == 2, "m"', "2", true, true],
    // Trap 34: the answer is Python, what is expected is JSON.
    ["true", "true", false, false],
    ["assert f(1) == (1, 2)", "[1,2]", false, false],
    ["assert 2 == f(1)", "2", false, false],
    ["assert f(1) is None", "null", false, true],
  ])("%j for %j is marked %j, and strictly %j", async (answer, expected, reference, strict) => {
    const [marked] = await marksOf(lcbTestOutput, expecting(expected), [answer], python);
    expect([marked?.reference.passed, marked?.strict.passed]).toEqual([reference, strict]);
  });

  test("the last assertion is taken out of what a model said, else what stands in a code fence", () => {
    expect(extractTestOutput("So:\nassert f(1) == 1\nassert f(1) == 2\n assert g() == 3")).toBe(
      "assert f(1) == 2",
    );
    expect(extractTestOutput("```\n1\n```\n```python\n2\n```")).toBe("2");
    expect(extractTestOutput("```\n1\n```")).toBe("1");
    expect(extractTestOutput("It is ```Python\n1\n2\n``` so.\n```\n3\n```")).toBe("1\n2");
    expect(extractTestOutput("It is 2.")).toBe("");
    expect(extractTestOutput("```python\n2")).toBe("");
  });
});

describe("§21.7: execution, the answer in what a model said", () => {
  test.each([
    ["assert f(x = 1) == [1,\n 2]", "[1,"],
    ["[ANSWER] assert f(x = 1) == [1,\n 2] [/ANSWER]", "[1,\n 2]"],
    ["assert f(x = 1) ==\n[1]\nas said", "[1]"],
    ["\n5", ""],
    // Trap 28.
    ['f("a==b") == "c"', 'b")'],
  ])("%j holds %j", (raw, answer) => {
    expect(extractExecution(raw)).toBe(answer);
  });
});

describe("a file of LiveCodeBench's execution", () => {
  const file = ownFile("lcb/execution.jsonl");

  test("is run with the names that contest solutions take for granted, and says which module is missing", async () => {
    const { tasks } = await lcbExecutionFormat.read([file], {});
    const found = await known(lcbExecution, tasks, python);
    expect(found.map(({ task, truth }) => lcbExecution.printTruth(task, truth))).toEqual([
      { id: "sample_0", output: "8" },
      { id: "sample_1", output: "'a'" },
      { id: "sample_2", unavailable: "numpy" },
    ]);
  });

  test("skipped answers leave the count of their task", async () => {
    const { tasks } = await lcbExecutionFormat.read([file], {});
    const truths = await known(lcbExecution, tasks.slice(0, 2), python);
    const text = JSON.stringify({
      sample_0: ["twice(x = 4)", "9", "8", "8.0"],
      sample_1: ["most(words = ['a', 'b', 'a'])", "'b'"],
    });
    const answers = await readPredictions("lcb-execution", [textFile("g.json", text)], tasks, {});
    const { answered, score } = await scoreTasks(lcbExecution, truths, answers.predictions, python);
    expect(answered[1]?.marked.map(({ reference }) => reference.passed)).toEqual([null, false]);
    expect(score.reference["pass_at_1"]).toBeCloseTo((100 * (2 / 3 + 0)) / 2, 9);
    expect(score.strict["pass_at_1"]).toBeCloseTo((100 * (1 / 4 + 0)) / 2, 9);
  });
});

describe("answers to a task whose program needs a module that is not here", () => {
  test("trap 44: are neither right nor wrong, and leave the count", async () => {
    const { tasks } = await lcbExecutionFormat.read([ownFile("lcb/execution.jsonl")], {});
    const truths = await known(lcbExecution, tasks, python);
    const text = JSON.stringify({ sample_0: ["8"], sample_2: ["[1, 2]"] });
    const answers = await readPredictions("lcb-execution", [textFile("g.json", text)], tasks, {});
    const { answered, score } = await scoreTasks(lcbExecution, truths, answers.predictions, python);
    expect(answered[2]?.marked[0]).toMatchObject({
      reference: { passed: null, verdict: "unavailable" },
      strict: { passed: null, verdict: "unavailable" },
    });
    expect(score.reference).toMatchObject({ pass_at_1: 100, n: 1 });
    expect(score.strict).toMatchObject({ pass_at_1: 100, n: 1 });
  });
});

describe("a file of LiveCodeBench's test output", () => {
  test("has what it expects for its truth, and a row without tests is listed", async () => {
    const read = await lcbTestOutputFormat.read([ownFile("lcb/testoutput.jsonl")], {});
    const found = await known(lcbTestOutput, read.tasks, python);
    expect(found.map(({ task, truth }) => lcbTestOutput.printTruth(task, truth))).toEqual([
      { id: "1/0", output: "8" },
      { id: "1/1", output: "[None, True, 2]" },
    ]);
    expect(read.rejected).toMatchObject([{ line: 3 }]);
  });

  test("pass@5 is there when every task has five samples", async () => {
    const { tasks } = await lcbTestOutputFormat.read([ownFile("lcb/testoutput.jsonl")], {});
    const truths = await known(lcbTestOutput, tasks, python);
    const rows = [
      { question_id: "1", test_id: 0, pred_list: ["8", "8.0", "7", "7", "7"] },
      { question_id: "1", test_id: 1, pred_list: ["[None, 1, 2]", "1", "1", "1"] },
    ];
    const of = async (more: string[]) => {
      const text = JSON.stringify([
        rows[0],
        { ...rows[1], pred_list: [...(rows[1]?.pred_list ?? []), ...more] },
      ]);
      const files = [textFile("g.json", text)];
      const { predictions } = await readPredictions("lcb-testoutput", files, tasks, {});
      return (await scoreTasks(lcbTestOutput, truths, predictions, python)).score.reference;
    };
    expect(await of([])).toMatchObject({ pass_at_5: null });
    expect(await of(["1"])).toMatchObject({ pass_at_1: expect.closeTo(0.3, 9), pass_at_5: 1 });
  });
});
