import type { RuleId } from "../../../src/core/attempt/rules.ts";
import type { RawAnswer } from "../../../src/core/prediction/prediction.ts";
import type {
  Item,
  Question,
  StateQuestion,
  TableCell,
  TableRow,
  TraceTable,
  Truth,
} from "../../../src/core/question/question.ts";
import type { Evidence } from "../../../src/core/score/evidence.ts";

/** One question with an answer to it, and what Python had. */
export interface Case {
  readonly question: Question;
  readonly raw: RawAnswer | null;
  readonly truth: Truth | null;
  readonly rule: RuleId;
  readonly evidence?: Evidence;
}

const whole = { shown: -1, reveals: 11, line: 0, visit: 0, reason: "whole-run" } as const;
const inRun = { shown: 11, reveals: 12, line: 7, visit: 2, reason: "plain" } as const;

const state = (id: string): Question => ({
  ...inRun,
  id,
  kind: "state",
  expression: "[largest, price]",
  when: "after",
  frame: 0,
  ordered: false,
});
const list = (...items: readonly number[]): Truth => ({
  kind: "state",
  value: {
    kind: "sequence",
    type: "list",
    items: items.map((item) => ({ kind: "int", value: BigInt(item) })),
  },
});
const plain = (text: string): RawAnswer => ({ form: "plain", text });
const path: Question = { ...whole, id: "path", kind: "path", frame: null, from: 1 };
const output: Question = { ...whole, id: "output", kind: "output", scope: "run" };

/** One case for each verdict, and one for each kind of question. */
const cases: { readonly [name: string]: Case } = {
  correct: {
    question: state("correct"),
    raw: plain("[4, 2]"),
    truth: list(4, 2),
    rule: "value-at-point",
  },
  wrong: {
    question: state("wrong"),
    raw: plain("[4, 7]"),
    truth: list(4, 2),
    rule: "branch-skipped",
  },
  "wrong-type": {
    question: state("wrong-type"),
    raw: plain("(4, 2)"),
    truth: list(4, 2),
    rule: "value-at-point",
  },
  follows: {
    question: state("follows"),
    raw: plain("[5, 2]"),
    truth: list(4, 2),
    rule: "augmented-assignment",
    evidence: { kind: "continued", agrees: true },
  },
  "not-sure": {
    question: state("not-sure"),
    raw: null,
    truth: list(4, 2),
    rule: "value-at-point",
  },
  unanswered: {
    question: state("unanswered"),
    raw: plain(""),
    truth: list(4, 2),
    rule: "value-at-point",
  },
  unreadable: {
    question: state("unreadable"),
    raw: plain("[4, 2"),
    truth: list(4, 2),
    rule: "value-at-point",
  },
  unavailable: {
    question: state("unavailable"),
    raw: plain("[4, 2]"),
    truth: null,
    rule: "value-at-point",
  },
  partial: {
    question: path,
    raw: plain("2 3 (4 5 7 8)×3 9 10"),
    truth: {
      kind: "path",
      lines: [2, 3, 4, 5, 7, 8, 4, 5, 7, 4, 5, 7, 8, 4, 9, 10],
      steps: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
    },
    rule: "branch-skipped",
  },
  whitespace: {
    question: output,
    raw: plain("total  13\nlargest 7\n"),
    truth: { kind: "output", text: "total 13\nlargest 7\n", raises: null },
    rule: "print-adds-newline",
  },
  output: {
    question: { ...output, id: "output-line" },
    raw: plain("total 13\nlargest 4\nprices [4, 2, 7]\n"),
    truth: { kind: "output", text: "total 13\nlargest 7\n", raises: null },
    rule: "output-as-written",
  },
  "next-line": {
    question: { ...inRun, id: "next-line", kind: "next-line" },
    raw: plain("8"),
    truth: { kind: "next-line", next: { kind: "line", line: 4 } },
    rule: "branch-skipped",
  },
  branch: {
    question: {
      ...inRun,
      id: "branch",
      kind: "branch",
      construct: 0,
      test: "price > largest",
      ways: ["true", "false"],
    },
    raw: plain("false"),
    truth: { kind: "branch", way: "false" },
    rule: "branch-skipped",
  },
  coverage: {
    question: {
      ...whole,
      id: "coverage",
      kind: "coverage",
      lines: [1, 2, 3, 4, 5, 7, 8, 9, 10],
      frame: null,
    },
    raw: plain("1 2 3 4 5 7 9"),
    truth: { kind: "coverage", ran: [1, 2, 3, 4, 5, 7, 8, 9, 10] },
    rule: "lines-that-run",
  },
  count: {
    question: { ...whole, id: "count", kind: "count", line: 4 },
    raw: plain("3"),
    truth: { kind: "count", times: 4 },
    rule: "counts-every-visit",
  },
  alias: {
    question: {
      ...inRun,
      id: "alias",
      kind: "alias",
      names: ["prices", "copy", "total"],
      frame: 0,
    },
    raw: plain("prices=copy total"),
    truth: { kind: "alias", groups: [["copy"], ["prices"], ["total"]] },
    rule: "assignment-aliases",
  },
  input: {
    question: {
      ...whole,
      id: "input",
      kind: "input",
      ask: { kind: "arguments", function: "dearest", parameters: ["prices", "limit"] },
      goal: { kind: "returns", text: "[4, 2, 7]" },
    },
    raw: plain("[4, 2, 7],\n3"),
    truth: { kind: "input", example: "[1, 2], 3" },
    rule: "any-that-works",
    evidence: { kind: "run", works: true, detail: "" },
  },
  stdin: {
    question: {
      ...whole,
      id: "stdin",
      kind: "input",
      ask: { kind: "stdin" },
      goal: { kind: "output", text: "Too high!\nYes, that is it.\n" },
    },
    raw: plain("12\n7"),
    truth: { kind: "input", example: "9\n7" },
    rule: "any-that-works",
    evidence: { kind: "run", works: false, detail: "Too low!\n" },
  },
};

const cell = (id: string, line: number, visit: number, expression: string): StateQuestion => ({
  shown: 11,
  reveals: 20,
  line,
  visit,
  reason: "plain",
  id,
  kind: "state",
  expression,
  when: "after",
  frame: 0,
  ordered: false,
});
const int = (value: bigint): Truth => ({ kind: "state", value: { kind: "int", value } });

/** The cells of the table, by their ids: what was written, and what Python had. */
const tableCells: readonly Case[] = [
  {
    question: {
      shown: 11,
      reveals: 20,
      line: 7,
      visit: 2,
      reason: "plain",
      id: "cell-test",
      kind: "branch",
      construct: 0,
      test: "price > largest",
      ways: ["true", "false"],
    },
    raw: plain("true"),
    truth: { kind: "branch", way: "false" },
    rule: "branch-skipped",
  },
  {
    question: cell("cell-price", 4, 3, "price"),
    raw: plain("7"),
    truth: int(7n),
    rule: "loop-iterates",
  },
  {
    question: cell("cell-total", 5, 3, "total"),
    raw: plain("'13'"),
    truth: int(13n),
    rule: "augmented-assignment",
  },
  {
    question: cell("cell-largest", 8, 2, "largest"),
    raw: plain(""),
    truth: int(7n),
    rule: "value-at-point",
  },
];

/** A table to fill in. */
const table: TraceTable = {
  kind: "table",
  id: "table",
  shown: 11,
  reveals: 20,
  columns: [
    { kind: "name", name: "price", frame: 0 },
    { kind: "name", name: "total", frame: 0 },
    { kind: "name", name: "largest", frame: 0 },
    { kind: "condition", construct: 0, test: "price > largest" },
  ],
  rows: [
    row(11, 7, 2, "2", "6", "4", "cell-test"),
    row(12, 4, 3, "cell-price", "6", "4", null),
    row(13, 5, 3, "″", "cell-total", "4", null),
    row(14, 8, 2, "″", "″", "cell-largest", null),
  ],
};

function row(
  step: number,
  line: number,
  visit: number,
  ...texts: readonly (string | null)[]
): TableRow {
  return {
    step,
    line,
    visit,
    cells: texts.map((text): TableCell => {
      if (text === null) return { kind: "empty" };
      if (text === "″") return { kind: "same" };
      const found = tableCells.find(({ question }) => question.id === text)?.question;
      return found?.kind === "state" || found?.kind === "branch"
        ? { kind: "asked", question: found }
        : { kind: "given", text };
    }),
  };
}

/** Every answer that is written down, to questions and to cells. */
export const allCases: readonly Case[] = [...Object.values(cases), ...tableCells];

/** The items in the order in which a set asks them: the case that is looked at first. */
export function itemsFor(name: string): readonly Item[] {
  const others = Object.keys(cases).filter((other) => other !== name);
  const questions = [name, ...others].flatMap((one) => cases[one]?.question ?? []);
  return name === "table" ? [table, ...questions] : [...questions, table];
}
