import { parseTextTrace, type TextStep } from "../../score/judges/reference/codeexecutor.ts";
import { stepsOfProgram } from "../../trace/profiles/coconut.ts";
import type { CodeexecutorProbe } from "../members/codeexecutor.ts";
import { brokenOff, lastStep } from "./ends.ts";
import { type LookRule, planOf } from "./look.ts";

/** CodeExecutor: where the trace begins, or where an answer leaves the one that the file holds. */
export const lookCodeexecutor: LookRule<CodeexecutorProbe> = {
  benchmark: "codeexecutor",
  plan: ({ program }) => planOf(program, "The row has no code."),
  sight({ probe }, _invocation, recording, answer) {
    const steps = stepsOfProgram(recording);
    const broken = brokenOff(recording);
    if (broken !== null && steps.length === 0) return broken;
    const first = steps[0] ?? 0;
    if (answer === null) {
      return { step: first, says: `The trace begins here; ${steps.length} lines run.` };
    }
    const truth = parseTextTrace(probe.trace).steps;
    const said = parseTextTrace(answer).steps;
    const place = truth.findIndex((step, index) => !isSame(step, said[index]));
    if (place < 0) {
      const more = said.length > truth.length;
      return {
        step: steps[truth.length - 1] ?? lastStep(recording),
        says: more
          ? "The trace ends with this line; the answer goes on."
          : "All steps are as the answer says; this is the last line.",
      };
    }
    const given = said[place];
    const instead =
      given === undefined
        ? "the answer has no such step"
        : given.tag === truth[place]?.tag
          ? "the answer has other values for it"
          : `the answer says ${given.tag}`;
    return {
      step: steps[place] ?? lastStep(recording),
      says: `This is step ${place + 1} of the trace, line ${truth[place]?.tag ?? ""} counted from 0; ${instead}.`,
    };
  },
};

function isSame(one: TextStep, other: TextStep | undefined): boolean {
  return (
    other?.tag === one.tag &&
    other.state.size === one.state.size &&
    [...one.state].every(([name, value]) => other.state.get(name) === value)
  );
}
