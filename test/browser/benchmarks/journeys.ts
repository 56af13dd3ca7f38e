import type { BenchmarkId } from "../../../src/core/benchmark/task.ts";

/** How files come onto the page. */
export type Way = "drop" | "files" | "folder" | "paste";

/** Files below `test/packs/files`, and how they are brought. A folder is one path. */
export interface Brought {
  readonly way: Way;
  readonly paths: readonly string[];
}

/** One benchmark from its files to its scores. */
export interface Journey {
  readonly benchmark: BenchmarkId;
  /** As the page calls it. */
  readonly name: string;
  readonly tasks: Brought;
  /** What is found: `7 tasks of 7 programs`. */
  readonly found: string;
  /** How many rows cannot be read. */
  readonly rejected: number;
  /** Known truths that are computed, and those that are not to be had. */
  readonly truths: readonly [computed: number, unavailable: number];
  /** The same of the tasks that answers can be given to at one time; null: of all of them. */
  readonly chosen: readonly [computed: number, unavailable: number] | null;
  readonly answers: Brought;
  /** Something that the answers hold and no task has; null where they hold none. */
  readonly unknown: string | null;
  /** A figure by its name in the scores, and its values for both judges. */
  readonly figure: readonly [name: string, reference: string, strict: string];
  /** How many answers the judges mark otherwise than each other. */
  readonly differences: number;
  /** A task whose truth is looked at in the trace; null where none can be. */
  readonly look: string | null;
}

/** The way through every format, with the small files that stand for it. */
export const journeys: readonly Journey[] = [
  {
    benchmark: "reval",
    name: "REval",
    tasks: { way: "drop", paths: ["reval/DREval_data.jsonl", "reval/DREval_tasks.jsonl"] },
    found: "57 tasks of 3 programs",
    rejected: 0,
    truths: [53, 4],
    chosen: null,
    answers: { way: "folder", paths: ["reval/logs"] },
    unknown: null,
    figure: ["coverage.acc", "87.5 %", "87.5 %"],
    differences: 0,
    look: "reval/0/0/6/total/value",
  },
  {
    benchmark: "cruxeval",
    name: "CRUXEval",
    tasks: { way: "drop", paths: ["cruxeval/tasks.jsonl"] },
    found: "14 tasks of 7 programs",
    rejected: 3,
    truths: [10, 4],
    chosen: [5, 2],
    answers: { way: "drop", paths: ["cruxeval/generations.json"] },
    unknown: "sample_99",
    figure: ["pass_at_1", "30.6 %", "16.7 %"],
    differences: 6,
    look: "sample_1",
  },
  {
    benchmark: "coconut",
    name: "CoCoNUT",
    tasks: { way: "files", paths: ["coconut/humaneval.csv"] },
    found: "6 tasks of 5 programs",
    rejected: 1,
    truths: [5, 1],
    chosen: null,
    answers: { way: "files", paths: ["coconut/humaneval-results.csv"] },
    unknown: "Own/9 3",
    figure: ["acc_hard", "33.3 %", "66.7 %"],
    differences: 1,
    look: "Own/0/0",
  },
  {
    benchmark: "lcb-execution",
    name: "LiveCodeBench, execution",
    tasks: { way: "drop", paths: ["lcb/execution.jsonl"] },
    found: "3 tasks of 3 programs",
    rejected: 0,
    truths: [2, 1],
    chosen: null,
    answers: { way: "drop", paths: ["lcb/execution-generations.json"] },
    unknown: "sample_9",
    figure: ["pass_at_1", "83.3 %", "50.0 %"],
    differences: 2,
    look: "sample_1",
  },
  {
    benchmark: "lcb-testoutput",
    name: "LiveCodeBench, test output",
    tasks: { way: "paste", paths: ["lcb/testoutput.jsonl"] },
    found: "2 tasks of 1 program",
    rejected: 1,
    truths: [2, 0],
    chosen: null,
    answers: { way: "drop", paths: ["lcb/testoutput-generations.json"] },
    unknown: "9/0",
    figure: ["pass_at_1", "75.0 %", "50.0 %"],
    differences: 1,
    look: null,
  },
  {
    benchmark: "codemind",
    name: "CodeMind",
    tasks: { way: "folder", paths: ["codemind"] },
    found: "2 tasks of 2 programs",
    rejected: 1,
    truths: [2, 0],
    chosen: null,
    answers: { way: "paste", paths: ["codemind/answers.jsonl"] },
    unknown: "own_7",
    figure: ["R", "100.0 %", "50.0 %"],
    differences: 1,
    look: "own_1",
  },
  {
    benchmark: "humaneval",
    name: "HumanEval",
    tasks: { way: "drop", paths: ["humaneval/tasks.jsonl"] },
    found: "8 tasks of 2 programs",
    rejected: 0,
    truths: [8, 0],
    chosen: null,
    answers: { way: "files", paths: ["humaneval/samples.jsonl"] },
    unknown: "HumanEval/7",
    figure: ["pass_at_1", "50.0 %", "50.0 %"],
    differences: 0,
    look: "HumanEval/0",
  },
  {
    benchmark: "mbpp",
    name: "MBPP",
    tasks: { way: "drop", paths: ["mbpp/tasks.jsonl"] },
    found: "5 tasks of 2 programs",
    rejected: 0,
    truths: [5, 0],
    chosen: null,
    answers: { way: "drop", paths: ["mbpp/samples.jsonl"] },
    unknown: "MBPP/999",
    figure: ["pass_at_1", "50.0 %", "50.0 %"],
    differences: 0,
    look: "MBPP/601",
  },
  {
    benchmark: "surge",
    name: "SURGE",
    tasks: { way: "files", paths: ["surge/own.json"] },
    found: "4 tasks of 4 programs",
    rejected: 1,
    truths: [2, 2],
    chosen: null,
    answers: { way: "drop", paths: ["surge/answers.jsonl"] },
    unknown: "ml/9",
    figure: ["score", "100.0 %", "50.0 %"],
    differences: 1,
    look: "sc/0",
  },
  {
    benchmark: "traced",
    name: "TRACED",
    tasks: {
      way: "drop",
      paths: ["traced/branch.jsonl", "traced/sequence.jsonl", "traced/labels.jsonl"],
    },
    found: "19 tasks of 3 programs",
    rejected: 3,
    truths: [0, 19],
    chosen: null,
    answers: { way: "drop", paths: ["traced/predicted.jsonl"] },
    unknown: null,
    figure: ["branch.full_path_accuracy", "50.0 %", "50.0 %"],
    differences: 0,
    look: null,
  },
  {
    benchmark: "lexecutor",
    name: "LExecutor, partial code",
    tasks: { way: "drop", paths: ["lexecutor/own.jsonl"] },
    found: "4 tasks of 2 programs",
    rejected: 1,
    truths: [2, 2],
    chosen: null,
    answers: { way: "drop", paths: ["lexecutor/answers.jsonl"] },
    unknown: "own-9/1/name/x",
    figure: ["value_accuracy", "33.3 %", "33.3 %"],
    differences: 0,
    look: null,
  },
  {
    benchmark: "codeexecutor",
    name: "CodeExecutor",
    tasks: { way: "drop", paths: ["codeexecutor/own.jsonl"] },
    found: "1 task of 1 program",
    rejected: 1,
    truths: [1, 0],
    chosen: null,
    answers: { way: "drop", paths: ["codeexecutor/answers.jsonl"] },
    unknown: "own-9",
    figure: ["line.recall", "28.6 %", "28.6 %"],
    differences: 0,
    look: "own-0",
  },
  {
    benchmark: "own",
    name: "Foretrace JSONL",
    tasks: { way: "paste", paths: ["own/own.jsonl"] },
    found: "4 tasks of 4 programs",
    rejected: 1,
    truths: [4, 0],
    chosen: null,
    answers: { way: "paste", paths: ["own/answers.jsonl"] },
    unknown: "zz",
    figure: ["accuracy", "50.0 %", "50.0 %"],
    differences: 0,
    look: "b",
  },
];
