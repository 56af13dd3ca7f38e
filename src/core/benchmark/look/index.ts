import type { Recording } from "../../trace/index.ts";
import type { Invocation } from "../invocation.ts";
import type { BenchmarkId, Task } from "../task.ts";
import { lookCoconut } from "./coconut.ts";
import { lookCodeexecutor } from "./codeexecutor.ts";
import {
  lookCruxeval,
  lookLcbExecution,
  lookLcbTestOutput,
  lookTestPrograms,
} from "./evaluated.ts";
import { lookLexecutor } from "./lexecutor.ts";
import type { LookPlan, LookRule, Sight } from "./look.ts";
import { lookCodemind, lookOwn, lookSurge, lookTraced } from "./programs.ts";
import { lookReval } from "./reval.ts";

export type { LookPlan, Sight } from "./look.ts";

/** How the truths of every benchmark are looked at, in the order of `benchmarkIds`. */
const lookRules: readonly LookRule[] = [
  lookReval,
  lookCruxeval,
  lookCoconut,
  lookLcbExecution,
  lookLcbTestOutput,
  lookCodemind,
  lookTestPrograms("humaneval"),
  lookTestPrograms("mbpp"),
  lookSurge,
  lookTraced,
  lookLexecutor,
  lookCodeexecutor,
  lookOwn,
];

/** What has to be recorded to look at the truth of a task. */
export function lookAtTask(task: Task): LookPlan {
  return ruleOf(task.benchmark).plan(task);
}

/** Whether a run is the one that the task is about; where it is not, the plan has another. */
export function fitsTask(task: Task, recording: Recording): boolean {
  return ruleOf(task.benchmark).fits?.(task, recording) ?? true;
}

/** Where the truth is to be seen in the run of one of the plan's programs; with an answer, where that leaves the truth. */
export function sightOf(
  task: Task,
  invocation: Invocation,
  recording: Recording,
  answer: string | null,
): Sight {
  return ruleOf(task.benchmark).sight(task, invocation, recording, answer);
}

function ruleOf(benchmark: BenchmarkId): LookRule {
  const rule = lookRules.find((one) => one.benchmark === benchmark);
  if (rule === undefined) throw new Error(`There is no rule for ${benchmark}.`);
  return rule;
}
