import type { AnsweredTask, Benchmark } from "../benchmark.ts";
import type { Aggregates } from "../mark.ts";
import {
  type OutputTruth,
  outputTruth,
  printOutput,
  programMark,
  strictMark,
  ungraded,
} from "../outputTruth.ts";
import type { TaskPrediction } from "../prediction.ts";
import type { CheckLimits, PythonReply, PythonRequest } from "../request.ts";
import { allFlags, flagsOf, mostCommonOutput, passAggregates, samplesIn } from "../sums.ts";
import type { BenchmarkId, Task } from "../task.ts";
import type { TaskTruth } from "../truth.ts";

/** A task of a benchmark that tests programs: to write one, or to say what an expression of its tests comes to. */
export type TestProbe = ProgramProbe | AssertionProbe;

/** Code is wanted between `before` and `after`; the program passes when it runs to its end. */
export interface ProgramProbe {
  readonly kind: "program";
  readonly before: string;
  readonly after: string;
  /** The benchmark's own code for it. */
  readonly solution: string;
}

/** An expression is evaluated below `source`; `expected` is the text of what the test says that it is. */
export interface AssertionProbe {
  readonly kind: "output";
  readonly source: string;
  readonly expression: string;
  readonly expected: string;
}

/**
 * The reference allows three seconds, and some of the solutions take one. Python in a page is some times slower, and a busy machine more:
 * so it is the steps that end what does not end.
 */
const testLimits: CheckLimits = { steps: 20_000_000, timeMs: 40_000 };

/** The rules of a benchmark whose answers are programs that its tests run; its assertions are output questions as well. */
export function testPrograms(id: BenchmarkId): Benchmark<TestProbe, OutputTruth> {
  return {
    id,
    choices: ["all", "output", "program"],
    select: (tasks, choice) =>
      choice === "all" ? tasks : tasks.filter(({ kind }) => kind === choice),
    planTruths: (tasks) =>
      tasks.map((task) => ({ tasks: [task], requests: truthRequests(task.probe) })),
    truthOf: (task, _work, replies) =>
      task.probe.kind === "program"
        ? programTruth(replies[0])
        : outputTruth(replies[0], replies[1]),
    agrees: (_task, truth) => (truth.kind === "computed" ? truth.value.stored : null),
    printTruth: (task, truth) => (task.kind === "output" ? printOutput(task.id, truth) : null),
    planJudging: (task, truth, prediction) =>
      truth.kind === "unavailable" ? [] : judgingRequests(task.probe, prediction),
    judge(task: Task<TestProbe>, truth, prediction, replies) {
      const { part, sample } = prediction;
      if (truth.kind === "unavailable") return { task: task.id, part, sample, ...ungraded };
      const reference = programMark(replies[0]);
      return {
        task: task.id,
        part,
        sample,
        reference,
        strict: task.probe.kind === "program" ? reference : strictMark(prediction.raw, truth),
      };
    },
    aggregate: (answered) => ({
      reference: aggregatesOf(answered, "reference"),
      strict: aggregatesOf(answered, "strict"),
    }),
  };
}

function truthRequests(probe: TestProbe): readonly PythonRequest[] {
  if (probe.kind === "program") {
    const source = programText(probe, probe.solution);
    return [{ kind: "check", source, limits: testLimits }];
  }
  const { source, expression, expected } = probe;
  return [
    { kind: "evaluate", source, expression, limits: testLimits },
    {
      kind: "check",
      source: `${source}\nassert (${expression}) == (${expected})`,
      limits: testLimits,
    },
  ];
}

function judgingRequests(probe: TestProbe, { raw }: TaskPrediction): readonly PythonRequest[] {
  if (probe.kind === "program") {
    return [{ kind: "check", source: programText(probe, raw), limits: testLimits }];
  }
  const source = `${probe.source}\nassert ${probe.expression} == ${raw}`;
  return [{ kind: "check", source, limits: testLimits }];
}

/** The program that a completion makes. */
export function programText({ before, after }: ProgramProbe, completion: string): string {
  return `${before}${completion}\n${after}`;
}

/** Whether the benchmark's own solution passes its own tests. */
function programTruth(reply: PythonReply | undefined): TaskTruth<OutputTruth> {
  if (reply?.kind === "passed") {
    return { kind: "computed", value: { repr: "True", type: "builtins.bool", stored: true } };
  }
  if (reply?.kind === "raised") {
    return { kind: "computed", value: { repr: "False", type: "builtins.bool", stored: false } };
  }
  return outputTruth(reply);
}

function aggregatesOf(
  answered: readonly AnsweredTask<TestProbe, OutputTruth>[],
  judge: "reference" | "strict",
): Aggregates {
  const programs = answered.filter(({ task }) => task.kind === "program");
  const outputs = answered.filter(({ task }) => task.kind === "output");
  const some = (tasks: typeof answered): boolean => tasks.some(({ marked }) => marked.length > 0);
  const output: Aggregates = {
    ...passAggregates(flagsOf(outputs, judge, allFlags), samplesIn(outputs), [1, 5], 1),
    baselines: { most_common_output: mostCommonOutput(outputs) },
  };
  return {
    ...(some(programs) || !some(outputs)
      ? passAggregates(flagsOf(programs, judge, allFlags), samplesIn(programs), [1, 10, 100], 1)
      : {}),
    ...(some(outputs) && { output }),
  };
}
