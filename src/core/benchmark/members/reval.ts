import type { Benchmark, TruthWork } from "../benchmark.ts";
import type { TaskTruth } from "../truth.ts";
import {
  markRevalLine,
  markRevalOutput,
  revalQuestions,
  type RevalMarks,
} from "../reval/answers.ts";
import { revalFigures } from "../reval/figures.ts";
import type { RevalProbe, RevalTask, RevalTruth } from "../reval/probe.ts";
import { storedEvaluation } from "../reval/stored.ts";
import { revalTruth } from "../reval/truth.ts";
import { byCodePoints } from "../reval/codePoints.ts";

const choices = ["all", "coverage", "state", "path", "output"] as const;

const asked: Readonly<Record<string, RevalProbe["asks"]>> = {
  coverage: "reach",
  state: "value",
  path: "next",
  output: "output",
};

/** REval: is a line reached, which one is next, what is a variable then, and what comes out. */
export const reval: Benchmark<RevalProbe, RevalTruth> = {
  id: "reval",
  choices,
  select: (tasks, choice) =>
    choice in asked ? tasks.filter(({ probe }) => probe.asks === asked[choice]) : tasks,
  planTruths(tasks) {
    const works = new Map<string, RevalTask[]>();
    for (const task of tasks) {
      const others = works.get(task.case);
      if (others === undefined) works.set(task.case, [task]);
      else others.push(task);
    }
    return [...works.values()].map(workOf);
  },
  truthOf: (task, _work, [run, stored]) => revalTruth(task, run, stored),
  agrees: (_task, truth) =>
    truth.kind === "computed" && "asStored" in truth.value ? truth.value.asStored : null,
  printTruth: (task, truth) => printed(task, truth),
  planJudging: (task, truth, prediction) =>
    truth.kind === "computed" ? revalQuestions(task, prediction) : [],
  judge(task, truth, prediction, [reply]) {
    const { task: id, part, sample } = prediction;
    const marks = marksOf();
    return { task: id, part, sample, ...marks };

    function marksOf(): RevalMarks {
      const { probe } = task;
      if (truth.kind !== "computed") return { reference: ungraded, strict: ungraded };
      if (probe.asks === "output") return markRevalOutput(probe, prediction, reply);
      if (!("next" in truth.value)) return { reference: ungraded, strict: ungraded };
      return markRevalLine(task, probe.asks, truth.value, prediction, reply);
    }
  },
  aggregate: revalFigures,
};

/** No truth, no verdict. */
const ungraded = { passed: null, verdict: "unavailable", readings: {} } as const;

/** One recording for all that is asked about a run. */
function workOf(tasks: readonly RevalTask[]): TruthWork<RevalProbe> {
  const program = tasks[0]?.program ?? null;
  if (program === null) return { tasks, requests: [] };
  const stored = tasks.find(({ probe }) => probe.asks === "output")?.stored ?? null;
  return {
    tasks,
    requests: [
      { kind: "record", invocation: program },
      ...(stored === null ? [] : storedEvaluation(stored)),
    ],
  };
}

/** One line for each probe: the question after its value stands for all three. */
function printed({ probe }: RevalTask, truth: TaskTruth<RevalTruth>): object | null {
  if (probe.asks !== "value") return null;
  const place = {
    idx: probe.item,
    input_idx: probe.input,
    lineno: probe.line,
    var: probe.variable,
  };
  if (truth.kind !== "computed") return { ...place, unavailable: truth.module ?? truth.reason };
  if (!("next" in truth.value)) return null;
  const { covered, next, candidates } = truth.value;
  return {
    ...place,
    covered,
    next,
    candidates: candidates?.count ?? 0,
    reprs:
      candidates === null
        ? "Nil"
        : [...new Set(candidates.distinct.map(({ repr }) => repr))].toSorted(byCodePoints),
  };
}
