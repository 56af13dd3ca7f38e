import { markTraceStrictly } from "../../score/judges/reference/coconutStrict.ts";
import { linesOfCall, linesOfProgram } from "../../trace/profiles/coconut.ts";
import type { AnsweredTask, Benchmark } from "../benchmark.ts";
import type { Aggregates, Mark } from "../mark.ts";
import { sameLiteral } from "../outputTruth.ts";
import { type PythonReply, recordingOf } from "../request.ts";
import type { TaskTruth } from "../truth.ts";
import { traceMark } from "./coconutFigures.ts";
import { samePrinted, shareOf, strictPrintedMark } from "./printed.ts";
import { type PrintedTruth, printedTruth } from "./printedTruth.ts";

/** A question of our own form. */
export interface OwnProbe {
  readonly ask: "output" | "lines";
  readonly code: string;
  /** A call of it; null: the program itself is run. */
  readonly call: string | null;
}

/** What is printed or given, or the lines (1-based) that ran. */
export type OwnTruth = PrintedTruth | { readonly lines: readonly number[] };

/** Questions in our own form: what a program or a call gives, or which lines run. One judge, which is strict. */
export const own: Benchmark<OwnProbe, OwnTruth> = {
  id: "own",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) =>
    tasks.map((task) => {
      const { ask, code, call } = task.probe;
      if (ask === "output" && call !== null) {
        return { tasks: [task], requests: [{ kind: "evaluate", source: code, expression: call }] };
      }
      return { tasks: [task], requests: recordingOf(task.program) };
    }),
  truthOf(task, _work, replies) {
    const [reply] = replies;
    return task.probe.ask === "output"
      ? printedTruth(reply)
      : linesTruth(reply, task.probe.call === null ? null : (task.program?.userLines ?? 0) + 1);
  },
  agrees(task, truth) {
    if (task.stored === null || truth.kind === "unavailable") return null;
    const { value } = truth;
    if ("lines" in value) return markTraceStrictly(value.lines, task.stored).matched;
    if (samePrinted(value.text, task.stored)) return true;
    return value.value && sameLiteral(value.text, task.stored);
  },
  printTruth({ id }, truth) {
    if (truth.kind === "unavailable") return { id, unavailable: truth.module ?? truth.reason };
    const { value } = truth;
    return "lines" in value ? { id, lines: value.lines } : { id, output: value.text };
  },
  planJudging: () => [],
  judge(task, truth, prediction) {
    const { raw, part, sample } = prediction;
    const marked = markOwn(task.probe.ask, truth, raw, task.stored);
    return { task: task.id, part, sample, reference: marked, strict: marked };
  },
  aggregate(answered) {
    const sums = figures(answered);
    return { reference: sums, strict: sums };
  },
};

function markOwn(
  ask: OwnProbe["ask"],
  truth: TaskTruth<OwnTruth>,
  raw: string,
  stored: string | null,
): Mark {
  if (ask === "output") return strictPrintedMark(raw, printedOf(truth), stored);
  if (truth.kind === "unavailable" || !("lines" in truth.value)) return traceMark(null);
  return traceMark(markTraceStrictly(truth.value.lines, raw));
}

function printedOf(truth: TaskTruth<OwnTruth>): TaskTruth<PrintedTruth> {
  if (truth.kind === "unavailable") return truth;
  if (!("lines" in truth.value)) return { kind: "computed", value: truth.value };
  return { kind: "unavailable", module: null, reason: "Its lines were computed." };
}

function linesTruth(reply: PythonReply | undefined, from: number | null): TaskTruth<OwnTruth> {
  const printed = printedTruth(reply);
  if (printed.kind === "unavailable") return printed;
  if (reply?.kind !== "recorded") {
    return { kind: "unavailable", module: null, reason: "The program was not run." };
  }
  const { recording } = reply;
  const lines = from === null ? linesOfProgram(recording) : linesOfCall(recording, from);
  return { kind: "computed", value: { lines } };
}

function figures(answered: readonly AnsweredTask[]): Aggregates {
  const { value, n, interval } = shareOf(
    answered,
    ({ reference: { passed } }) => (passed === null ? null : Number(passed)),
    null,
  );
  return { accuracy: value, n, intervals: { accuracy: interval } };
}
