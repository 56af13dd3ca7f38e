import type { ImportFailure, ReadingProgress } from "../../app/benchmarks/importState.ts";
import type { KeptSet } from "../../app/benchmarks/benchmarks.ts";
import type { SetFailure } from "../../app/benchmarks/session.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import { refusalWords } from "./keeping.ts";
import { byteSize, count, counted } from "./numbers.ts";

/** The benchmarks in words: their name, which files of theirs are read, and how their answers come. */
export const benchmarkWords: {
  readonly [id in BenchmarkId]: {
    readonly name: string;
    readonly files: string;
    readonly answers: string;
  };
} = {
  reval: {
    name: "REval",
    files: "`DREval_data.jsonl` with `DREval_tasks.jsonl`",
    answers: "its four result logs, one for each kind of question",
  },
  cruxeval: {
    name: "CRUXEval",
    files: "JSONL with `code`, `input` and `output`",
    answers: "its generations: one JSON object from ids to lists of answers",
  },
  coconut: {
    name: "CoCoNUT",
    files:
      "its tables (CSV) of HumanEval, OOP, recursion and concurrency, with their `.py` files where there are any",
    answers: "its result table (CSV) with a column `Predicted`",
  },
  "lcb-execution": {
    name: "LiveCodeBench, execution",
    files: "JSONL with `function_name` and `numsteps`",
    answers: "its generations: one JSON object from ids to lists of answers",
  },
  "lcb-testoutput": {
    name: "LiveCodeBench, test output",
    files: "JSONL with `starter_code` and `test`",
    answers: "its generations: one JSON object from ids to lists of answers",
  },
  codemind: {
    name: "CodeMind",
    files: "folders, or a zip of them, with `main.py`, `input.txt` and `output.txt`",
    answers: "JSONL of the form below",
  },
  humaneval: {
    name: "HumanEval",
    files: "JSONL with `canonical_solution` and `test`",
    answers: "its samples: JSONL with `task_id` and `completion`",
  },
  mbpp: {
    name: "MBPP",
    files: "JSONL, or the sanitised JSON, with `test_list`",
    answers: "samples: JSONL with `task_id` and `completion`",
  },
  surge: {
    name: "SURGE",
    files: "its JSON with `custom_category`, `question` and `gt`; what is Python in it is run",
    answers: "JSONL of the form below",
  },
  traced: {
    name: "TRACED",
    files: "JSONL with `covered_in_trace`, `trace` or `abstract_value_seq`; their truth is stored",
    answers: "its predictions: JSONL with `src_linenos` and `predicted`",
  },
  lexecutor: {
    name: "LExecutor, partial code",
    files: "`.py` files of partial code, or JSONL with `code` and `missing`",
    answers: "JSONL of the form below",
  },
  codeexecutor: {
    name: "CodeExecutor",
    files: "JSONL with `code` and `trace`",
    answers: "JSONL of the form below",
  },
  own: {
    name: "Foretrace JSONL",
    files: 'JSONL with `id`, `code` and `ask`, which is `"output"` or `"lines"`',
    answers: "JSONL of the form below",
  },
};

/** The form of answers that every benchmark takes, one line of it. */
export const ownAnswersExample =
  '{"item": "<id>", "sample": 0, "answer": "<the answer alone>", "confidence": 0.8, "model": "<name>"}';

/** How large a set is: `690 tasks of 81 programs`. */
export function sizeWords({ tasks, programs }: Pick<KeptSet, "tasks" | "programs">): string {
  return `${counted(tasks, "task")} of ${counted(programs, "program")}`;
}

/** How far reading has come. */
export function readingWords({ done, total, rows, rejected }: ReadingProgress): string {
  const parts = [`${byteSize(done)} of ${byteSize(total)}`];
  if (rows > 0) parts.push(counted(rows, "row"));
  if (rejected > 0) parts.push(`${count(rejected)} rejected`);
  return parts.join(" · ");
}

/** Why there is nothing to keep, and what to do. */
export function importFailureWords(failure: ImportFailure): string {
  switch (failure.kind) {
    case "no-tasks": {
      const { name, files } = benchmarkWords[failure.format];
      return `Nothing in it is a task of ${name}, which comes as ${files}. Is it another benchmark, or is a file missing?`;
    }
    case "empty":
      return "There is nothing in it. Choose a file that is not empty, or a folder with files.";
    case "broken":
      return `It could not be read to its end: ${failure.message} Is the file still where it was? Read it again, or reload the page.`;
  }
}

/** Why a set cannot go on, and what to do. */
export function setFailureWords(failure: SetFailure): string {
  switch (failure.kind) {
    case "store":
      return refusalWords(failure.refusal);
    case "broken":
      return `${failure.message} What is kept stays kept. Try again, or reload the page.`;
  }
}

/** How far truths are known, of a set that is not open: `1,200 of 1,600 truths computed`. */
export function truthsWords({ tasks, computed, unavailable }: KeptSet): string {
  if (computed === 0 && unavailable === 0) return "no truth computed yet";
  const without = unavailable === 0 ? "" : `, ${count(unavailable)} unavailable`;
  return `${count(computed)} of ${counted(tasks, "truth")} computed${without}`;
}
