import { exceptions, type Recording, visits } from "../../trace/index.ts";
import { countLines } from "../invocation.ts";
import type { HoleProbe } from "../members/lexecutor.ts";
import { lastStep } from "./ends.ts";
import { type LookRule, planOf } from "./look.ts";
import { shownText } from "./texts.ts";

/**
 * Partial code: where it wants what is missing. A name whose value the file tells gets it in a line above the code, so that the code goes
 * on, as far as nothing else is missing.
 */
export const lookLexecutor: LookRule<HoleProbe> = {
  benchmark: "lexecutor",
  plan({ probe, program }) {
    const { kind, name, value } = probe;
    if (program === null || kind !== "name" || value === null) {
      return planOf(program, "The row has no code.");
    }
    const source = `${name} = ${value}\n${program.source}`;
    return planOf({ ...program, source, userLines: countLines(source) }, "");
  },
  sight({ probe, program }, invocation, recording) {
    const { kind, name, value } = probe;
    const above = invocation.userLines - (program?.userLines ?? invocation.userLines);
    const line = probe.line + above;
    const step = visits(recording, line)[0] ?? raisedStep(recording);
    if (above > 0) {
      const given = `${name} = ${shownText(value ?? "")}`;
      return {
        step,
        says: `Line 1 is put above the code: ${given}. Which class of value that is, is asked.`,
      };
    }
    const what = kind === "call" ? `what calling ${name} gives` : `the ${kind} ${name}`;
    return {
      step,
      says: `The code wants ${what} here, and it is missing. Which class of value it had, is asked.`,
    };
  },
};

/** Where the exception was raised that ends the code. */
function raisedStep(recording: Recording): number {
  return exceptions(recording).at(-1)?.raisedStep ?? lastStep(recording);
}
