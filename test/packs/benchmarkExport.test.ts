import { describe, expect, test } from "vitest";
import { benchmarks } from "../../src/core/benchmark/index.ts";
import type { Mark } from "../../src/core/benchmark/mark.ts";
import type { TaskPrediction } from "../../src/core/benchmark/prediction.ts";
import type { KnownTask } from "../../src/core/benchmark/run.ts";
import { markRowsOf } from "../../src/packs/benchmarkExport/markRow.ts";
import { marksCsvHead, printMarkRow } from "../../src/packs/benchmarkExport/marksCsv.ts";
import { printMarkLine } from "../../src/packs/benchmarkExport/marksJsonl.ts";
import { printScores } from "../../src/packs/benchmarkExport/scores.ts";
import { printTruthLine } from "../../src/packs/benchmarkExport/truths.ts";

const cruxeval = benchmarks.find(({ id }) => id === "cruxeval");
if (cruxeval === undefined) throw new Error("there is no CRUXEval");

function known(id: string, kind: "output" | "input", truth: KnownTask["truth"]): KnownTask {
  const probe = { code: "def f(n): return n", input: "17", output: "17" };
  return {
    task: {
      id,
      benchmark: "cruxeval",
      group: id,
      case: id,
      kind,
      program: null,
      probe,
      stored: "17",
    },
    truth,
  };
}

const right: KnownTask["truth"] = {
  kind: "computed",
  value: { repr: "17", type: "builtins.int", stored: null },
};
const none: KnownTask["truth"] = {
  kind: "unavailable",
  module: "numpy",
  reason: "It is not here.",
};

function prediction(task: string, raw: string, sample = 0): TaskPrediction {
  return { task, part: "", sample, raw, extracted: true, confidence: 0.5, model: "m" };
}

const passed: Mark = { passed: true, verdict: "passed", readings: {} };
const left: Mark = { passed: null, verdict: "skipped", readings: { score: 0.5, coarse: 1 } };

describe("exported truths", () => {
  test("are one line of JSON each; a task without one of its own has no line", () => {
    const lines = [
      known("a", "output", right),
      known("b", "output", none),
      known("a/input", "input", right),
    ];
    expect(lines.map((one) => printTruthLine(cruxeval, one))).toEqual([
      '{"id":"a","output":"17"}\n',
      '{"id":"b","unavailable":"numpy"}\n',
      "",
    ]);
  });
});

describe("exported scores", () => {
  const tasks = [known("a", "output", right), known("b", "output", none)];
  const counts = {
    benchmark: "cruxeval",
    tasks: 2,
    computed: 1,
    unavailable: 1,
    equal: 1,
    rejected: 3,
  };

  test("without answers count the tasks, the truths, and those that are as stored", () => {
    const text = printScores({ benchmark: cruxeval, known: tasks, rejected: 3, answers: null });
    expect(text).toBe(`${JSON.stringify(counts)}\n`);
  });

  test("with answers have what was not found, and each figure, those of the strict judge under `strict`", () => {
    const answers = {
      predictions: [prediction("a", "17")],
      unknown: ["z"],
      missing: ["b"],
      duplicate: [],
      score: { reference: { pass_at_1: 50 }, strict: { pass_at_1: 25 } },
    };
    const text = printScores({ benchmark: cruxeval, known: tasks, rejected: 3, answers });
    expect(JSON.parse(text)).toEqual({
      ...counts,
      answers: 1,
      unknown: ["z"],
      missing: ["b"],
      duplicate: [],
      pass_at_1: 50,
      strict: { pass_at_1: 25 },
    });
  });
});

describe("exported marks", () => {
  const tasks = [known("a", "output", right).task];
  const predictions = [prediction("a", "17, 18"), prediction("a", '=1+1\n"x"', 1)];
  const marks = [1, 0].map((sample) => ({
    task: "a",
    part: "",
    sample,
    reference: passed,
    strict: left,
  }));
  const rows = markRowsOf(tasks, predictions, [
    ...marks,
    { task: "gone", part: "", sample: 0, reference: passed, strict: left },
  ]);

  test("stand with the answer that they are of", () => {
    expect(rows.map((row) => row.prediction.raw)).toEqual(['=1+1\n"x"', "17, 18"]);
  });

  test("are JSON with all that is known of the answer", () => {
    expect(rows.map((row) => JSON.parse(printMarkLine(row)))[0]).toEqual({
      benchmark: "cruxeval",
      task: "a",
      kind: "output",
      part: "",
      sample: 1,
      model: "m",
      confidence: 0.5,
      raw: '=1+1\n"x"',
      extracted: true,
      reference: passed,
      strict: left,
    });
  });

  test("are rows of a table, with quotes where they have to be", () => {
    expect(marksCsvHead.split(",").slice(-3)).toEqual([
      "strict_passed",
      "strict_verdict",
      "strict_readings\r\n",
    ]);
    expect(rows.map(printMarkRow)).toEqual([
      `cruxeval,a,output,,1,m,0.5,"'=1+1\n""x""",1,passed,,,skipped,score=0.5; coarse=1\r\n`,
      `cruxeval,a,output,,0,m,0.5,"17, 18",1,passed,,,skipped,score=0.5; coarse=1\r\n`,
    ]);
  });
});
