import { extractCodemind, matchesCodemind } from "../../score/judges/reference/codemind.ts";
import type { AnsweredTask, Benchmark } from "../benchmark.ts";
import { invocationLimits } from "../invocation.ts";
import type { Aggregates } from "../mark.ts";
import { sameLiteral } from "../outputTruth.ts";
import type { TaskPrediction } from "../prediction.ts";
import { recordingOf } from "../request.ts";
import { samePrinted, shareOf, strictPrintedMark } from "./printed.ts";
import { type PrintedTruth, printedTruth } from "./printedTruth.ts";

/** A folder of CodeMind: a program, and a call of it or what it reads. */
export interface CodemindProbe {
  readonly code: string;
  /** A call to evaluate, or lines for stdin. */
  readonly ask: "call" | "stdin";
  readonly input: string;
}

/** CodeMind's independent execution reasoning: what a program gives for an input. Answers are judged by the output that the files hold. */
export const codemind: Benchmark<CodemindProbe, PrintedTruth> = {
  id: "codemind",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) =>
    tasks.map((task) => {
      const { ask, code, input } = task.probe;
      const limits = { steps: invocationLimits.steps, timeMs: invocationLimits.timeMs };
      if (ask === "call") {
        return {
          tasks: [task],
          requests: [{ kind: "evaluate", source: code, expression: input, limits }],
        };
      }
      return { tasks: [task], requests: recordingOf(task.program) };
    }),
  truthOf: (_task, _work, replies) => printedTruth(replies[0]),
  agrees(task, truth) {
    if (task.stored === null || truth.kind === "unavailable") return null;
    const { text, value } = truth.value;
    return samePrinted(text, task.stored) || (value && sameLiteral(text, task.stored));
  },
  printTruth: ({ id }, truth) =>
    truth.kind === "computed"
      ? { id, output: truth.value.text }
      : { id, unavailable: truth.module ?? truth.reason },
  planJudging: () => [],
  judge(task, truth, prediction) {
    const answer = answerOf(prediction);
    const actual = task.stored ?? (truth.kind === "computed" ? truth.value.text : null);
    const passed = actual === null ? null : matchesCodemind(answer, actual);
    const verdict = passed === null ? "unavailable" : passed ? "correct" : "wrong";
    return {
      task: task.id,
      part: prediction.part,
      sample: prediction.sample,
      reference: { passed, verdict, readings: {} },
      strict: strictPrintedMark(answer, truth, task.stored),
    };
  },
  aggregate: (answered) => ({
    reference: figures(answered, "reference"),
    strict: figures(answered, "strict"),
  }),
};

function answerOf({ raw, extracted }: TaskPrediction): string {
  return extracted === true ? raw : extractCodemind(raw);
}

/** `R`: the share that is right of all tasks; one without an answer is wrong. */
function figures(answered: readonly AnsweredTask[], which: "reference" | "strict"): Aggregates {
  const right = (marked: AnsweredTask["marked"][number]): number | null => {
    const { passed } = marked[which];
    return passed === null ? null : Number(passed);
  };
  const { value, n, interval } = shareOf(answered, right, 0);
  const ofAnswered = shareOf(answered, right, null);
  return {
    R: value,
    n,
    of_answered: ofAnswered.value,
    answered: ofAnswered.n,
    intervals: { R: interval },
    baselines: { most_common_output: mostCommon(answered) },
  };
}

/** The share that the output gets right which most files hold. */
function mostCommon(answered: readonly AnsweredTask[]): number | null {
  const counts = new Map<string, number>();
  for (const { task } of answered) {
    const text = (task.stored ?? "").trim();
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return answered.length === 0 ? null : Math.max(...counts.values()) / answered.length;
}
