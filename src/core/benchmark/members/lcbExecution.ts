import { liveCodeBenchFlags } from "../../score/judges/reference/cruxeval.ts";
import { extractExecution, planExecution } from "../../score/judges/reference/liveCodeBench.ts";
import type { Benchmark } from "../benchmark.ts";
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
import { allFlags, flagsOf, mostCommonOutput, passAggregates, samplesIn } from "../sums.ts";
import type { Task } from "../task.ts";

/** A row of LiveCodeBench's code execution: `input` is the text of the whole call. */
export interface ExecutionProbe {
  /** What stands above the code: what contest solutions take for granted. One line. */
  readonly imports: string;
  readonly code: string;
  readonly input: string;
  readonly output: string;
}

/** LiveCodeBench, code execution: complete the output of a call of a contest solution. */
export const lcbExecution: Benchmark<ExecutionProbe, OutputTruth> = {
  id: "lcb-execution",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) =>
    tasks.map((task) => {
      const { imports, code, input } = task.probe;
      return {
        tasks: [task],
        requests: [{ kind: "evaluate", source: `${imports}\n${code}`, expression: input }],
      };
    }),
  truthOf: (_task, _work, replies) => outputTruth(replies[0]),
  agrees(task, truth) {
    if (truth.kind === "unavailable") return null;
    const { repr } = truth.value;
    return repr === task.probe.output || sameLiteral(task.probe.output, repr);
  },
  printTruth: (task, truth) => printOutput(task.id, truth),
  planJudging(task, truth, prediction) {
    if (truth.kind === "unavailable") return [];
    const plan = planExecution(task.probe, answerOf(prediction));
    return plan.kind === "skipped" ? [] : [{ kind: "check", source: plan.source }];
  },
  judge(task: Task<ExecutionProbe>, truth, prediction, replies) {
    const { part, sample } = prediction;
    if (truth.kind === "unavailable") return { task: task.id, part, sample, ...ungraded };
    const answer = answerOf(prediction);
    const skipped = planExecution(task.probe, answer).kind === "skipped";
    return {
      task: task.id,
      part,
      sample,
      reference: skipped ? mark(null, "skipped") : programMark(replies[0]),
      strict: strictMark(answer, truth),
    };
  },
  aggregate(answered) {
    const samples = samplesIn(answered);
    return {
      reference: {
        ...passAggregates(flagsOf(answered, "reference", liveCodeBenchFlags), samples, [1], 100),
        baselines: { most_common_output: mostCommonOutput(answered) },
      },
      strict: passAggregates(flagsOf(answered, "strict", allFlags), samples, [1], 100),
    };
  },
};

function answerOf({ raw, extracted }: TaskPrediction): string {
  return extracted === true ? raw : extractExecution(raw);
}
