import { readYesNo } from "../../score/judges/reference/labels.ts";
import type { Benchmark } from "../benchmark.ts";
import { mark } from "../outputTruth.ts";
import type { Mark } from "../mark.ts";
import { aggregateLabels } from "./tracedFigures.ts";
import type { TracedProbe } from "./tracedTask.ts";

/** TRACED: which branches and lines of C programs run, and what class the values of their variables have. All truths are the files' own. */
export const traced: Benchmark<TracedProbe, never> = {
  id: "traced",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) => [{ tasks, requests: [] }],
  truthOf: () => ({
    kind: "unavailable",
    module: null,
    reason: "The program is C, which is not run here; what the file holds is taken.",
  }),
  agrees: () => null,
  printTruth: ({ id, stored }) => ({ id, stored }),
  planJudging: () => [],
  judge(task, _truth, prediction) {
    const { raw, part, sample } = prediction;
    const marked = markLabel(task.probe, raw);
    return { task: task.id, part, sample, reference: marked.reference, strict: marked.strict };
  },
  aggregate: aggregateLabels,
};

/** A label that cannot be read is wrong for both judges; the strict one wants the label's own spelling. */
function markLabel(
  probe: TracedProbe,
  raw: string,
): { readonly reference: Mark; readonly strict: Mark } {
  if (probe.kind === "value") {
    const right = raw.trim().toUpperCase() === probe.label.toUpperCase();
    const exact = raw.trim() === probe.label;
    return {
      reference: mark(right, right ? "correct" : "wrong"),
      strict: mark(exact, exact ? "correct" : "wrong"),
    };
  }
  const said = readYesNo(raw);
  const right = said === probe.covered;
  const verdict = said === null ? "unreadable" : right ? "correct" : "wrong";
  const readings = said === null ? {} : { covered: Number(said) };
  const marked = { passed: right, verdict, readings };
  return { reference: marked, strict: marked };
}
