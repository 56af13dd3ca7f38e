import { parseLines } from "../../score/judges/reference/coconutStrict.ts";
import type { SurgeRow } from "../../score/judges/reference/surge.ts";
import { stepsOfCall, stepsOfProgram } from "../../trace/profiles/coconut.ts";
import type { CodemindProbe } from "../members/codemind.ts";
import type { OwnProbe } from "../members/own.ts";
import type { TracedProbe } from "../members/tracedTask.ts";
import { lastStep } from "./ends.ts";
import { linesSight } from "./lines.ts";
import { type LookRule, planOf } from "./look.ts";
import { printedSight } from "./printed.ts";
import { planValue, valueSight } from "./value.ts";

/** CodeMind: the return of the call, or the last that is printed. */
export const lookCodemind: LookRule<CodemindProbe> = {
  benchmark: "codemind",
  plan: ({ probe, program }) =>
    probe.ask === "call"
      ? planValue(probe.code, probe.input)
      : planOf(program, "The folder has no program."),
  sight: ({ probe }, invocation, recording) =>
    probe.ask === "call" ? valueSight(invocation, recording) : printedSight(recording),
};

/** SURGE: the last that is printed. */
export const lookSurge: LookRule<SurgeRow> = {
  benchmark: "surge",
  plan: ({ program }) =>
    planOf(program, "It is no program of Python alone; what the file holds is all that is known."),
  sight: (_task, _invocation, recording) => printedSight(recording),
};

/** TRACED's programs are C. */
export const lookTraced: LookRule<TracedProbe> = {
  benchmark: "traced",
  plan: ({ probe }) => ({
    kind: "nothing",
    reason:
      probe.kind === "value"
        ? `The program is C, which is not run here; the file says ${probe.label}.`
        : `The program is C, which is not run here; the file says that ${probe.label} ${probe.covered ? "ran" : "never ran"}.`,
  }),
  sight: (_task, _invocation, recording) => ({
    step: lastStep(recording),
    says: "There is nothing to be seen.",
  }),
};

/** Our own form: a value, what is printed, or lines. */
export const lookOwn: LookRule<OwnProbe> = {
  benchmark: "own",
  plan: ({ probe, program }) =>
    probe.ask === "output" && probe.call !== null
      ? planValue(probe.code, probe.call)
      : planOf(program, "The row has no program."),
  sight({ probe }, invocation, recording, answer) {
    if (probe.ask === "output") {
      return probe.call === null ? printedSight(recording) : valueSight(invocation, recording);
    }
    const steps =
      probe.call === null
        ? stepsOfProgram(recording)
        : stepsOfCall(recording, invocation.userLines + 1);
    return linesSight(recording, steps, answer === null ? null : (parseLines(answer) ?? []));
  },
};
