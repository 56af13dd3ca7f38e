import { findLists, markTrace, pickList } from "../../score/judges/reference/coconut.ts";
import { markConcurrentTrace } from "../../score/judges/reference/coconutConcurrent.ts";
import { markTraceStrictly, parseLines } from "../../score/judges/reference/coconutStrict.ts";
import { linesOfCall, linesOfMain, withoutRepeats } from "../../trace/profiles/coconut.ts";
import type { Recording } from "../../trace/index.ts";
import type { Benchmark } from "../benchmark.ts";
import { invocationOf } from "../invocation.ts";
import type { TaskPrediction } from "../prediction.ts";
import { type PythonReply, type PythonRequest, recordingOf } from "../request.ts";
import type { TaskTruth } from "../truth.ts";
import { aggregateTraces, traceMark } from "./coconutFigures.ts";
import { callsOf, type CoconutProbe, type CoconutTask } from "./coconutTask.ts";

/** The lines (1-based) that ran, in order, with repeats where a call was asked about. */
type Lines = readonly number[];

/** CoCoNUT: which lines run, in order. Answers are judged by the lines that the files hold, and by the computed ones where they hold none. */
export const coconut: Benchmark<CoconutProbe, Lines> = {
  id: "coconut",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) => tasks.map((task) => ({ tasks: [task], requests: requestsOf(task) })),
  truthOf: (task, _work, replies) => truthOf(task, replies),
  agrees(task, truth) {
    if (task.stored === null || truth.kind !== "computed") return null;
    return isStored(task, truth.value);
  },
  printTruth({ probe }, truth) {
    const { row, name: id } = probe;
    if (truth.kind === "computed") return { row, id, lines: truth.value };
    return { row, id, unavailable: truth.module ?? truth.reason };
  },
  planJudging(task, _truth, prediction) {
    return evaluated(task, prediction).map((expression) => ({
      kind: "evaluate",
      source: "",
      expression,
    }));
  },
  judge(task, truth, prediction, replies) {
    const { task: id, part, sample } = prediction;
    const predicted = predictedText(task, prediction, replies);
    const lines = truth.kind === "computed" ? truth.value : null;
    const actual = task.stored ?? (lines === null ? null : listText(lines));
    const mark = task.probe.ask.kind === "threads" ? markConcurrentTrace : markTrace;
    const strictly = lines ?? (task.stored === null ? null : parseLines(task.stored));
    return {
      task: id,
      part,
      sample,
      reference: traceMark(actual === null ? null : mark(actual, predicted)),
      strict: traceMark(
        strictly === null
          ? null
          : markTraceStrictly(withoutRepeats<number | string>(strictly), predicted),
      ),
    };
  },
  aggregate: aggregateTraces,
};

function requestsOf(task: CoconutTask): readonly PythonRequest[] {
  const { ask } = task.probe;
  if (ask.kind === "call") {
    return callsOf(ask.function, ask.text).map((call) => ({
      kind: "record",
      invocation: invocationOf(ask.code, call, "3.11"),
    }));
  }
  return recordingOf(task.program);
}

function truthOf(task: CoconutTask, replies: readonly PythonReply[]): TaskTruth<Lines> {
  const { ask } = task.probe;
  if (ask.kind === "threads") {
    return unavailable("Threads take turns as they like, and there are none here.");
  }
  if (ask.kind === "unindented") {
    return unavailable(
      "The file shows the program without its indentation; add the program's own file.",
    );
  }
  const found = replies.map((reply) => linesIn(task, reply));
  const computed = found.filter(({ truth }) => truth.kind === "computed");
  // Which of two calls was meant is told by the lines that the file holds.
  const stored = computed.find(
    ({ truth }) => truth.kind === "computed" && isStored(task, truth.value),
  );
  const best = stored ?? computed.find(({ finished }) => finished) ?? computed[0] ?? found[0];
  return best?.truth ?? unavailable("The program was not run.");
}

function linesIn(
  task: CoconutTask,
  reply: PythonReply,
): { readonly truth: TaskTruth<Lines>; readonly finished: boolean } {
  if (reply.kind === "unavailable") {
    const reason = `The program needs the module ${reply.module}.`;
    return { truth: { ...unavailable(reason), module: reply.module }, finished: false };
  }
  if (reply.kind !== "recorded") {
    return { truth: unavailable("The program could not be run to its end."), finished: false };
  }
  const { recording } = reply;
  const outcome = recording.outcome?.kind;
  if (outcome === "stopped" || outcome === "syntax-error" || outcome === undefined) {
    const reason = outcome === "stopped" ? "The program did not end." : "The program is no Python.";
    return { truth: unavailable(reason), finished: false };
  }
  const { ask } = task.probe;
  const lines =
    ask.kind === "main"
      ? linesOfShown(recording, ask.mainLine, ask.linesAbove)
      : linesOfCall(recording, (task.program?.userLines ?? 0) + 1);
  return { truth: { kind: "computed", value: lines }, finished: outcome === "finished" };
}

/** As in the program that was shown, which begins below the lines that were put above it. */
function linesOfShown(recording: Recording, mainLine: number | null, above: number): Lines {
  return linesOfMain(recording, mainLine).flatMap((line) => (line > above ? [line - above] : []));
}

function unavailable(reason: string): Extract<TaskTruth<Lines>, { kind: "unavailable" }> {
  return { kind: "unavailable", module: null, reason };
}

function isStored(task: CoconutTask, lines: Lines): boolean {
  return task.stored !== null && parseLines(task.stored)?.join() === lines.join();
}

function listText(lines: Lines): string {
  return `[${lines.join(", ")}]`;
}

/** The lists of an answer that only Python can tell about. */
function evaluated(task: CoconutTask, prediction: TaskPrediction): readonly string[] {
  if (prediction.extracted === true) return [];
  return findLists(prediction.raw, task.probe.shown).flatMap(({ text, plain }) =>
    plain ? [] : [text],
  );
}

function predictedText(
  task: CoconutTask,
  prediction: TaskPrediction,
  replies: readonly PythonReply[],
): string {
  const { raw, extracted } = prediction;
  if (extracted === true) return raw;
  const { shown } = task.probe;
  const asked = evaluated(task, prediction);
  return pickList(
    findLists(raw, shown),
    (text) => {
      const reply = replies[asked.indexOf(text)];
      if (reply?.kind !== "value") return "unreadable";
      return reply.value.kind === "sequence" && reply.value.type === "list";
    },
    shown,
  );
}
