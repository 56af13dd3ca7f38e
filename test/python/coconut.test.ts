import { afterAll, describe, expect, test } from "vitest";
import type { Benchmark } from "../../src/core/benchmark/benchmark.ts";
import { coconut } from "../../src/core/benchmark/members/coconut.ts";
import { computeTruths, type KnownTask, scoreTasks } from "../../src/core/benchmark/run.ts";
import { markTrace } from "../../src/core/score/judges/reference/coconut.ts";
import { HeadlessPython } from "../../src/headless/python.ts";
import type { SourceFile } from "../../src/packs/container/sourceFile.ts";
import { coconutFormat } from "../../src/packs/formats/coconut.ts";
import { readPredictions } from "../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../packs/files/files.ts";

const rules: Benchmark = coconut;
const python = new HeadlessPython();

afterAll(() => python.close());
const own = (name: string) => ownFile(`coconut/${name}`);

async function truths(files: readonly SourceFile[]): Promise<readonly KnownTask[]> {
  const { tasks } = await coconutFormat.read(files, {});
  const known: KnownTask[] = [];
  for await (const one of computeTruths(rules, tasks, python)) known.push(one);
  return known;
}

async function score(answers: SourceFile) {
  const known = await truths([own("humaneval.csv")]);
  const tasks = known.map(({ task }) => task);
  const { predictions } = await readPredictions("coconut", [answers], tasks, {});
  return scoreTasks(rules, known, predictions, python);
}

describe("the lines that run in CoCoNUT's calls", () => {
  test("are those that the files hold, comprehensions and evaluated code as on 3.11", async () => {
    const known = await truths([own("humaneval.csv")]);
    expect(known.map(({ task, truth }) => rules.printTruth(task, truth))).toEqual([
      { row: 0, id: "Own/0", lines: [2, 3, 4, 6, 7, 3, 4, 5, 3, 10] },
      { row: 1, id: "Own/0", lines: [2, 3, 4, 6, 7, 3, 4, 6, 7, 8, 9] },
      { row: 2, id: "Own/1", lines: [2] },
      { row: 3, id: "Own/2", lines: [2, 2, 2, 2, 2] },
      { row: 4, id: "Own/3", lines: [2, 3, 1] },
      { row: 5, id: "Own/4", unavailable: "numpy" },
    ]);
    expect(known.map(({ task, truth }) => rules.agrees(task, truth))).toEqual([
      true,
      true,
      true,
      true,
      true,
      null,
    ]);
  });

  test("trap 32: are those of a tuple of arguments, or of one argument that is a tuple, by what the file holds", async () => {
    const code =
      '"def f(a, b=5):  # 1\n    if b == 5:  # 2\n        return a  # 3\n    return b  # 4"';
    const table = [
      "HumanEval_ID,Name,FunctionCall,ExecutedLines,Code_Indices",
      `a,f,"(1, 2)","[2, 4]",${code}`,
      `a,f,"(1, 2)","[2, 3]",${code}`,
      `a,f,"([1, 2], 3)","[2, 4]",${code}`,
      `a,f,"[1, 2], 3","[2, 4]",${code}`,
    ].join("\n");
    const known = await truths([textFile("calls.csv", table)]);
    expect(known.map(({ task, truth }) => rules.agrees(task, truth))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test("are those of the main block of whole programs; threads and missing indentation are named", async () => {
    const files = ["oop.csv", "Counter_trace_1.py", "concurrency.csv"].map(own);
    const known = await truths(files);
    expect(known.map(({ task, truth }) => rules.printTruth(task, truth))).toEqual([
      { row: 0, id: "Counter", lines: [8, 3, 9, 5, 10, 5] },
      { row: 1, id: "Counter", unavailable: expect.stringContaining("indentation") },
      { row: 0, id: "pair", unavailable: expect.stringContaining("Threads") },
    ]);
  });

  test("§5.2 are those of programs that use names which the reference's tracer had imported", async () => {
    const program = [
      "class Point:",
      "    def far(self):",
      "        return sqrt(4)",
      'if __name__ == "__main__":',
      "    point = Point()",
      "    point.far()",
    ].join("\n");
    const table = `,Filename,Category,ExecutedLines,Code_Indices\n0,far,OOP_prepared,"[5, 6, 3]",x`;
    const [known] = await truths([textFile("oop.csv", table), textFile("far_trace_1.py", program)]);
    expect(known?.truth).toEqual({ kind: "computed", value: [5, 6, 3] });
  });

  test("trap 12: are the program's own, not those that the library runs from texts of its own", async () => {
    const program = [
      "from collections import namedtuple",
      'if __name__ == "__main__":',
      '    Pair = namedtuple("Pair", "a b")',
      "    print(Pair(1, 2))",
    ].join("\n");
    const table = `,Filename,Category,ExecutedLines,Code_Indices\n0,pair,OOP_prepared,"[3, 4]",x`;
    const [known] = await truths([
      textFile("oop.csv", table),
      textFile("pair_trace_1.py", program),
    ]);
    expect(known?.truth).toEqual({ kind: "computed", value: [3, 4] });
  });

  test("trap 44: are unavailable of code that never ends, which is not wrong", async () => {
    const table =
      'HumanEval_ID,Name,FunctionCall,ExecutedLines,Code_Indices\na,f,1,[2],"def f(n):  # 1\n    while n:  # 2\n        n += 1  # 3"';
    const [known] = await truths([textFile("endless.csv", table)]);
    expect(known?.truth).toEqual({
      kind: "unavailable",
      module: null,
      reason: "The program did not end.",
    });
  });
});

/** How alike the answer and the lines of the two wrong rows of results are. */
function textSimilarity(row: 1 | 3): number {
  const [actual, predicted] =
    row === 1
      ? ["[2, 3, 4, 6, 7, 3, 4, 6, 7, 8, 9]", "[2,3,4,6,7,3,4,6,7,8,9]"]
      : ["[2]", "[2, 2, 2, 2, 2]"];
  return markTrace(actual, predicted).similarity;
}

describe("CoCoNUT's figures", () => {
  test("trap 31: are means over programs, and a program without wrong answers counts as 0 among the wrong", async () => {
    const { score: figures } = await score(own("humaneval-results.csv"));
    const { reference, strict } = figures;
    // Own/0 has one right and one wrong answer, Own/1 is right, Own/2 is wrong.
    expect(reference["acc_hard"]).toBeCloseTo(1 / 3, 10);
    expect(reference["acc_mean"]).toBeCloseTo((1 / 2 + 1 + 0) / 3, 10);
    expect(strict["acc_hard"]).toBeCloseTo(2 / 3, 10);
    expect(reference["n"]).toBe(4);
    const similar = (which: "sim" | "false_sim") => Number(reference[which]) * 3;
    // The right answers count 1 and 1/2 among all, and nothing among the wrong; half of what Own/0 has is its wrong answer.
    const wrong = { own0: textSimilarity(1), own2: textSimilarity(3) };
    expect(similar("false_sim")).toBeCloseTo(wrong.own0 + 0 + wrong.own2, 10);
    expect(similar("sim")).toBeCloseTo((1 + wrong.own0) / 2 + 1 + wrong.own2, 10);
  });

  test("take the text of a result as it is: an empty one is no list", async () => {
    const answers = 'HumanEval_ID,Name,FunctionCall,Predicted,Actual\nOwn/1,first,"(3, 4)",,[2]';
    const { score: figures } = await score(textFile("answers.csv", answers));
    expect(figures.reference["sim"]).toBe(0);
  });

  test("count the list that a model's words hold, be it an expression", async () => {
    const answers = [
      { item: "Own/1/0", raw: "Only line 2 runs.\n[*(2,)]" },
      { item: "Own/2/0", raw: "[2] is my answer, not [x]." },
      { item: "Own/0/0", answer: "[2, 3]" },
    ];
    const lines = answers.map((answer) => JSON.stringify(answer)).join("\n");
    const { answered } = await score(textFile("answers.jsonl", lines));
    const passed = answered.flatMap(({ marked }) =>
      marked.map(({ task, reference }) => [task, reference.passed]),
    );
    // The text of the first is no list as Python writes it.
    expect(passed).toEqual([
      ["Own/0/0", false],
      ["Own/1/0", false],
      ["Own/2/0", true],
    ]);
  });
});
