import type { CruxevalProbe } from "../members/cruxeval.ts";
import type { ExecutionProbe } from "../members/lcbExecution.ts";
import type { BenchmarkId } from "../task.ts";
import type { TestProbe } from "../members/testPrograms.ts";
import { brokenOff, lastStep } from "./ends.ts";
import { type LookRule, planOf } from "./look.ts";
import { planValue, valueSight } from "./value.ts";

/** CRUXEval: the return of `f`. */
export const lookCruxeval: LookRule<CruxevalProbe> = {
  benchmark: "cruxeval",
  plan: ({ probe }) => planValue(probe.code, `f(${probe.input})`),
  sight(task, invocation, recording) {
    const seen = valueSight(invocation, recording);
    if (task.kind !== "input" || brokenOff(recording) !== null) return seen;
    return { ...seen, says: `${seen.says} The input is the one that the file has.` };
  },
};

/** LiveCodeBench's code execution: the return of the call. */
export const lookLcbExecution: LookRule<ExecutionProbe> = {
  benchmark: "lcb-execution",
  plan: ({ probe }) => planValue(`${probe.imports}\n${probe.code}`, probe.input),
  sight: (_task, invocation, recording) => valueSight(invocation, recording),
};

/** LiveCodeBench's test output prediction has nothing to run. */
export const lookLcbTestOutput: LookRule = {
  benchmark: "lcb-testoutput",
  plan: () => ({
    kind: "nothing",
    reason: "The task has no code: what the file expects is all that is known.",
  }),
  sight: (_task, _invocation, recording) => ({
    step: lastStep(recording),
    says: "There is nothing to be seen.",
  }),
};

/** HumanEval and MBPP: the return of the call that an assertion makes, or the end of the whole test. */
export function lookTestPrograms(benchmark: BenchmarkId): LookRule<TestProbe> {
  return {
    benchmark,
    plan({ probe, program }) {
      return probe.kind === "output"
        ? planValue(probe.source, probe.expression)
        : planOf(program, "The file has no solution of its own.");
    },
    sight({ probe }, invocation, recording) {
      if (probe.kind === "output") return valueSight(invocation, recording);
      const broken = brokenOff(recording);
      if (broken === null) {
        const says = "The benchmark's own solution has passed all its tests here.";
        return { step: lastStep(recording), says };
      }
      const { outcome } = recording;
      const failed = outcome?.kind === "exception" && outcome.error.type === "AssertionError";
      return failed
        ? { ...broken, says: "The benchmark's own solution fails one of its tests here." }
        : broken;
    },
  };
}
