import { revalTrace, firstStep, type RevalTrace } from "../../trace/profiles/reval.ts";
import { type Recording, valueOfName } from "../../trace/index.ts";
import type { Invocation } from "../invocation.ts";
import { lastCallOfModule } from "../moduleCalls.ts";
import { CandidateReader } from "../reval/candidates.ts";
import { parseRevalExpression, type RevalExpression } from "../reval/expression.ts";
import type { RevalLineProbe, RevalProbe } from "../reval/probe.ts";
import { brokenOff, lastStep } from "./ends.ts";
import { type LookRule, planOf, type Sight } from "./look.ts";
import { shownText, shownValue } from "./texts.ts";

/** REval: a line's first visit, what is there behind it, or the end of a run that never got there. */
export const lookReval: LookRule<RevalProbe> = {
  benchmark: "reval",
  plan: (task) => planOf(task.program, "The item has no such run."),
  sight({ probe }, invocation, recording) {
    const broken = brokenOff(recording);
    if (broken !== null) return broken;
    return probe.asks === "output"
      ? outputSight(invocation, recording)
      : lineSight(probe, invocation, recording);
  },
};

function lineSight(probe: RevalLineProbe, invocation: Invocation, recording: Recording): Sight {
  const { line } = probe;
  const trace = revalTrace(recording, invocation);
  if (!trace.covers(line)) {
    return {
      step: lastStep(recording),
      says: `The run has come to its end here, and line ${line} never ran in it.`,
    };
  }
  if (probe.asks === "value") return valueSight(probe, trace, recording);
  const step = firstVisit(recording, invocation, line);
  if (probe.asks === "reach") return { step, says: `Line ${line} runs here for the first time.` };
  const next = trace.next(line).map((one) => (one === -1 ? "the end" : `line ${one}`));
  return {
    step,
    says: `Line ${line} runs here for the first time. In all its visits, what comes next is ${next.join(", ")}.`,
  };
}

/** The first step that counts at which a line of the user's functions is about to run. */
function firstVisit(
  recording: Recording,
  { countsFrom, userLines }: Invocation,
  line: number,
): number {
  for (let step = firstStep(recording, countsFrom); step < recording.steps; step++) {
    if (recording.lineAt(step) !== line || line > userLines) continue;
    const code = recording.codes[recording.codeAt(step)];
    // Of a line that is only left, as by a return, there is nothing earlier to see.
    if (code?.file === 0 && code.kind !== "module" && recording.kindAt(step) !== "call")
      return step;
  }
  return lastStep(recording);
}

/** The step at which REval reads the variable for the first time, or where it would have. */
function valueSight(probe: RevalLineProbe, trace: RevalTrace, recording: Recording): Sight {
  const { line, variable } = probe;
  const expression = parseRevalExpression(variable);
  const steps = trace.after(line).filter((step) => step >= 0);
  const names = expression === null ? [] : namesIn(expression);
  const bound = steps.find((step) =>
    names.every((name) => valueOfName(recording, step, recording.frameAt(step), name) !== null),
  );
  const found =
    expression === null ? null : new CandidateReader(recording, trace).read(line, expression);
  const step = bound ?? steps[0] ?? lastStep(recording);
  if (found === null) {
    return { step, says: `Line ${line} has run, and REval finds no ${variable} behind it: Nil.` };
  }
  const values = found.distinct.map(({ repr }) => repr);
  const text = shownText(values.join(", "));
  return {
    step,
    says:
      values.length === 1
        ? `Line ${line} has run, and ${variable} is ${text}.`
        : `Line ${line} has run. Over all its visits, REval accepts ${values.length} values of ${variable}: ${text}`,
  };
}

function namesIn(expression: RevalExpression): readonly string[] {
  switch (expression.kind) {
    case "constant":
      return [];
    case "name":
      return [expression.name];
    case "attribute":
      return namesIn(expression.of);
    case "subscript":
      return [...namesIn(expression.of), ...namesIn(expression.index)];
    case "tuple":
      return expression.items.flatMap(namesIn);
  }
}

/** The return of the function, or the first assertion of a test. */
function outputSight({ source, userLines, countsFrom }: Invocation, recording: Recording): Sight {
  const lines = source.split(/\r\n|\r|\n/);
  for (let step = firstStep(recording, countsFrom); step < recording.steps; step++) {
    const line = recording.lineAt(step);
    if (line <= userLines || line >= countsFrom || recording.kindAt(step) !== "line") continue;
    if (!(lines[line - 1] ?? "").includes("assert")) continue;
    return {
      step,
      says: "The first assertion of the test is about to be checked. All of them hold: no exception ends the run.",
    };
  }
  const call = lastCallOfModule(recording, countsFrom);
  if (call === null)
    return { step: lastStep(recording), says: "The run has come to its end here." };
  const text = shownValue(recording, call.step, call.value);
  return { step: call.step, says: `The call returns ${text} here: that is the output.` };
}
