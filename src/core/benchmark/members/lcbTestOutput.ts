import { extractTestOutput, planTestOutput } from "../../score/judges/reference/liveCodeBench.ts";
import { pythonText } from "../../score/judges/reference/pythonText.ts";
import { readAssertions } from "../asserts.ts";
import type { Benchmark } from "../benchmark.ts";
import {
  type OutputTruth,
  outputTruth,
  printOutput,
  programMark,
  strictMark,
} from "../outputTruth.ts";
import type { TaskPrediction } from "../prediction.ts";
import { allFlags, flagsOf, mostCommonOutput, passAggregates, samplesIn } from "../sums.ts";

/** A row of LiveCodeBench's test output prediction: what the expected JSON text says is all that is known. */
export interface TestOutputProbe {
  /** JSON text. */
  readonly expected: string;
}

/** LiveCodeBench, test output prediction: complete an assertion from a description; there is no code to run. */
export const lcbTestOutput: Benchmark<TestOutputProbe, OutputTruth> = {
  id: "lcb-testoutput",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) =>
    tasks.map((task) => ({
      tasks: [task],
      requests: [
        {
          kind: "evaluate",
          source: "import json",
          expression: `json.loads(${pythonText(task.probe.expected)})`,
        },
      ],
    })),
  truthOf: (_task, _work, replies) => outputTruth(replies[0]),
  // The truth is the stored one: there is nothing that it could differ from.
  agrees: (_task, truth) => (truth.kind === "computed" ? true : null),
  printTruth: (task, truth) => printOutput(task.id, truth),
  planJudging: (task, _truth, prediction) => [
    { kind: "check", source: planTestOutput(answerOf(prediction), task.probe.expected) },
  ],
  judge: (task, truth, prediction, replies) => ({
    task: task.id,
    part: prediction.part,
    sample: prediction.sample,
    reference: programMark(replies[0]),
    strict: strictMark(saidValue(answerOf(prediction)), truth),
  }),
  aggregate(answered) {
    const samples = samplesIn(answered);
    return {
      reference: {
        ...passAggregates(flagsOf(answered, "reference", allFlags), samples, [1, 5], 1),
        baselines: { most_common_output: mostCommonOutput(answered) },
      },
      strict: passAggregates(flagsOf(answered, "strict", allFlags), samples, [1, 5], 1),
    };
  },
};

function answerOf({ raw, extracted }: TaskPrediction): string {
  return extracted === true ? raw : extractTestOutput(raw);
}

/** What an assertion says that its call gives; the whole text where it is none. */
function saidValue(answer: string): string {
  const callee = /^\s*assert\s+(?:not\s+)?([\w.]+)\s*\(/m.exec(answer)?.[1]?.split(".").at(-1);
  if (callee === undefined) return answer;
  return readAssertions(answer, callee).found[0]?.expected ?? answer;
}
