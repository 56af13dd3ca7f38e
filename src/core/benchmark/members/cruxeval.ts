import {
  cruxevalFlags,
  extractCruxeval,
  planCruxevalInput,
  planCruxevalOutput,
} from "../../score/judges/reference/cruxeval.ts";
import type { AnsweredTask, Benchmark } from "../benchmark.ts";
import type { Aggregates, Mark } from "../mark.ts";
import {
  mark,
  type OutputTruth,
  outputTruth,
  printOutput,
  programMark,
  sameLiteral,
  strictMark,
  ungraded,
} from "../outputTruth.ts";
import type { TaskPrediction } from "../prediction.ts";
import type { PythonReply, PythonRequest } from "../request.ts";
import { allFlags, flagsOf, mostCommonOutput, passAggregates, samplesIn } from "../sums.ts";
import type { Task } from "../task.ts";

/** A row of CRUXEval: a function `f`, the source text of its arguments, and what it gives. */
export interface CruxevalProbe {
  readonly code: string;
  readonly input: string;
  readonly output: string;
}

/** CRUXEval: complete the output of a call, or find an input that gives an output. */
export const cruxeval: Benchmark<CruxevalProbe, OutputTruth> = {
  id: "cruxeval",
  choices: ["output", "input"],
  select: (tasks, choice) => tasks.filter(({ kind }) => kind === choice),
  planTruths: (tasks) =>
    tasks.map((task) => ({
      tasks: [task],
      requests: [
        { kind: "evaluate", source: task.probe.code, expression: `f(${task.probe.input})` },
      ],
    })),
  truthOf: (_task, _work, replies) => outputTruth(replies[0]),
  agrees(task, truth) {
    if (truth.kind === "unavailable") return null;
    const { repr } = truth.value;
    return repr === task.probe.output || sameLiteral(task.probe.output, repr);
  },
  printTruth: (task, truth) => (task.kind === "output" ? printOutput(task.id, truth) : null),
  planJudging(task, truth, prediction) {
    if (truth.kind === "unavailable") return [];
    const plan = planOf(task, prediction);
    if (plan.kind === "skipped") return [];
    const requests: PythonRequest[] = [{ kind: "check", source: plan.source }];
    // The strict sibling wants the value of the call, where there is nothing but one.
    const call = strictCall(answerOf(task, prediction));
    if (task.kind === "input" && call !== null) {
      requests.push({ kind: "evaluate", source: task.probe.code, expression: call });
    }
    return requests;
  },
  judge(task, truth, prediction, replies) {
    const { part, sample } = prediction;
    if (truth.kind === "unavailable") return { task: task.id, part, sample, ...ungraded };
    const skipped = planOf(task, prediction).kind === "skipped";
    const answer = answerOf(task, prediction);
    return {
      task: task.id,
      part,
      sample,
      reference: skipped ? mark(null, "skipped") : programMark(replies[0]),
      strict: task.kind === "output" ? strictMark(answer, truth) : strictInput(task, replies[1]),
    };
  },
  aggregate: (answered) => ({
    reference: {
      ...cruxevalPasses(answered),
      baselines: { most_common_output: mostCommonOutput(answered) },
    },
    strict: passesOf(answered, "strict"),
  }),
};

function planOf(task: Task<CruxevalProbe>, prediction: TaskPrediction) {
  const answer = answerOf(task, prediction);
  return task.kind === "input"
    ? planCruxevalInput(task.probe, answer)
    : planCruxevalOutput(task.probe, answer);
}

function answerOf(task: Task<CruxevalProbe>, { raw, extracted }: TaskPrediction): string {
  return extracted === true
    ? raw
    : extractCruxeval(raw, task.kind === "input" ? "input" : "output");
}

/** The answer where it is one call of `f` and nothing else; null where it is anything more. */
function strictCall(answer: string): string | null {
  const inside = /^f\((.*)\)$/s.exec(answer.trim())?.[1];
  // Read as the items of a list, the arguments are literals or they are not.
  return inside !== undefined && sameLiteral(`[${inside}]`, `[${inside}]`) ? answer.trim() : null;
}

function strictInput(task: Task<CruxevalProbe>, reply: PythonReply | undefined): Mark {
  const got = outputTruth(reply);
  if (got.kind === "unavailable") return mark(false, "unreadable");
  return sameLiteral(task.probe.output, got.value.repr)
    ? mark(true, "correct")
    : mark(false, "wrong");
}

function cruxevalPasses(answered: readonly AnsweredTask[]): Aggregates {
  const samples = samplesIn(answered);
  return {
    ...passAggregates(flagsOf(answered, "reference", cruxevalFlags), samples, [1, 5], 100),
    unbiased: passesOf(answered, "reference"),
  };
}

/** pass@k where every sample counts. */
function passesOf(answered: readonly AnsweredTask[], judge: "reference" | "strict"): Aggregates {
  return passAggregates(flagsOf(answered, judge, allFlags), samplesIn(answered), [1, 5], 100);
}
