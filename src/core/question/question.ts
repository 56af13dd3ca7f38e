import type { PythonValue } from "../value/pythonValue.ts";

/** The kinds of question, in the order in which they are listed. */
export const questionKinds = [
  "coverage",
  "branch",
  "next-line",
  "path",
  "state",
  "output",
  "input",
  "count",
  "alias",
] as const;

export type QuestionKind = (typeof questionKinds)[number];

/** Why a point is worth asking about; the first that holds, in the order of their worth. */
export const reasons = [
  "loop-ends",
  "alias-mutation",
  "branch-differs",
  "return-into-expression",
  "short-circuit",
  "default-argument",
  "shadowing",
  "exception-caught",
  "integer-division",
  "negative-index",
  "slice-end",
  "first-iteration",
  "last-iteration",
  "whole-run",
  "chosen",
  "plain",
] as const;

export type Reason = (typeof reasons)[number];

/** What all questions say. Steps are 0-based, lines and visits 1-based. */
interface Asked {
  /** Unique in its set, the same for the same program, seed and options. */
  readonly id: string;
  /** The last step that may be seen before the answer is committed; -1: none, the program has not begun. */
  readonly shown: number;
  /** The last step that the answer gives away: it may be seen after the commit. Never below `shown`. */
  readonly reveals: number;
  /** The line that is asked about; 0 for a question on the whole run. */
  readonly line: number;
  /** Which time the line runs, counted over the whole run; 0 for a question on the whole run. */
  readonly visit: number;
  readonly reason: Reason;
}

/** Which of these lines run, in the whole run or in one call? */
export interface CoverageQuestion extends Asked {
  readonly kind: "coverage";
  /** The executable lines that are asked about, ascending. */
  readonly lines: readonly number[];
  /** The frame whose run is asked about; null: the whole run. */
  readonly frame: number | null;
}

/** Which way does a decision go, this time? */
export interface BranchQuestion extends Asked {
  readonly kind: "branch";
  /** Index of the construct in the recording. */
  readonly construct: number;
  /** Source text of the test. */
  readonly test: string;
  /** `true` and `false`, or `case 1`, `case 2` … and `none` for a `match` without a matching case. */
  readonly ways: readonly string[];
}

/** Which line runs next? The line at `line` is about to run; what comes after it is asked. */
export interface NextLineQuestion extends Asked {
  readonly kind: "next-line";
}

/** In which order do lines run, from the step after `shown` on? */
export interface PathQuestion extends Asked {
  readonly kind: "path";
  /** The frame whose lines are asked about, with those of the calls it makes; null: the whole run. */
  readonly frame: number | null;
  /** Where it begins: this line is given as the first of the path, or null when nothing is given. */
  readonly from: number | null;
}

/** What is the value of an expression at a point? */
export interface StateQuestion extends Asked {
  readonly kind: "state";
  /** A name, `return` for what a call returns, or the source text of a condition or argument. */
  readonly expression: string;
  /** When: before or after the line has run, when its call returns, when the call begins, when its condition is tested. */
  readonly when: "before" | "after" | "return" | "argument" | "condition";
  /** The frame that the expression is read in. */
  readonly frame: number;
  /** Whether dicts must have the same order; asked for on purpose only. */
  readonly ordered: boolean;
}

/** What is printed: by the whole run, or by the line that is about to run? */
export interface OutputQuestion extends Asked {
  readonly kind: "output";
  readonly scope: "run" | "line";
}

/** Which input makes the program do this? Any that works is right. */
export interface InputQuestion extends Asked {
  readonly kind: "input";
  /** What is looked for: lines for `input()`, or the arguments of a call of this top-level function. */
  readonly ask:
    | { readonly kind: "stdin" }
    | {
        readonly kind: "arguments";
        readonly function: string;
        readonly parameters: readonly string[];
      };
  readonly goal:
    | { readonly kind: "output"; readonly text: string }
    /** Arguments only: the call returns this; `text` is a Python literal. */
    | { readonly kind: "returns"; readonly text: string }
    | { readonly kind: "reaches"; readonly line: number }
    | { readonly kind: "raises"; readonly type: string };
}

/** How often does the line run, in the whole run? */
export interface CountQuestion extends Asked {
  readonly kind: "count";
}

/** Which of these names share one object, at the step `shown` … or after the line has run? */
export interface AliasQuestion extends Asked {
  readonly kind: "alias";
  readonly names: readonly string[];
  readonly frame: number;
}

export type Question =
  | CoverageQuestion
  | BranchQuestion
  | NextLineQuestion
  | PathQuestion
  | StateQuestion
  | OutputQuestion
  | InputQuestion
  | CountQuestion
  | AliasQuestion;

/** What comes after a line. Lines are 1-based. */
export type NextLine =
  | { readonly kind: "line"; readonly line: number }
  /** A function of the program is entered; `line` is where its code begins. */
  | { readonly kind: "call"; readonly name: string; readonly line: number }
  /** The call ends and its caller goes on in `line`. */
  | { readonly kind: "return"; readonly line: number }
  | { readonly kind: "raises" }
  | { readonly kind: "end" };

/** What Python did, in the terms of the question. It stays where the recording is until the answer is committed. */
export type Truth =
  | { readonly kind: "coverage"; readonly ran: readonly number[] }
  | { readonly kind: "branch"; readonly way: string }
  | { readonly kind: "next-line"; readonly next: NextLine }
  /** `steps[i]` is the step at which `lines[i]` was about to run. */
  | { readonly kind: "path"; readonly lines: readonly number[]; readonly steps: readonly number[] }
  | { readonly kind: "state"; readonly value: PythonValue }
  /** `raises`: the type of the exception that ended it, or null. */
  | { readonly kind: "output"; readonly text: string; readonly raises: string | null }
  /** An input that works, where one is known: the program's own. */
  | { readonly kind: "input"; readonly example: string | null }
  | { readonly kind: "count"; readonly times: number }
  /** Groups of names that share one object, each sorted, in the order of their first names. */
  | { readonly kind: "alias"; readonly groups: readonly (readonly string[])[] };

/** One cell of a trace table: given, or asked. `given` is the text that stands in it. */
export type TableCell =
  | { readonly kind: "given"; readonly text: string }
  /** The row has no such value: the name is not bound, the condition not tested. */
  | { readonly kind: "empty" }
  /** Unchanged since the row above, whose value is asked: its text would give that answer away. */
  | { readonly kind: "same" }
  | { readonly kind: "asked"; readonly question: StateQuestion | BranchQuestion | OutputQuestion };

export type TableColumn =
  | { readonly kind: "name"; readonly name: string; readonly frame: number }
  | { readonly kind: "condition"; readonly construct: number; readonly test: string }
  | { readonly kind: "output" };

/** One row: what holds after the line of `step` has run. Steps 0-based, lines and visits 1-based. */
export interface TableRow {
  readonly step: number;
  readonly line: number;
  readonly visit: number;
  readonly cells: readonly TableCell[];
}

/** A stretch of the run to be filled in: rows are steps, columns are names, conditions and output. */
export interface TraceTable {
  readonly kind: "table";
  readonly id: string;
  readonly shown: number;
  readonly reveals: number;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** What one screen of an exercise asks. */
export type Item = Question | TraceTable;

/** How a set of questions is chosen. */
export interface SetOptions {
  /** An integer from 0 to 2^32 - 1: same program and same options give the same questions. */
  readonly seed: number;
  /** At most so many items. */
  readonly size: number;
  readonly kinds: readonly (QuestionKind | "table")[];
  /** Of a table: `empty` gives nothing, `unchanged` fills in what did not change. */
  readonly help: "empty" | "unchanged";
  /** Points that somebody chose: steps at which one question more is asked. */
  readonly chosen: readonly number[];
}

/** The questions on one recording, in the order in which they are asked. */
export interface QuestionSet {
  readonly options: SetOptions;
  readonly items: readonly Item[];
}
