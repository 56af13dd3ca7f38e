import { stdinOfRun, type Program } from "../../core/program/program.ts";
import { samples } from "../samples/samples.ts";
import type { PredictPlan } from "./current.ts";
import type { PredictOrder } from "./predicting.ts";

/** The longest title that is made of a line of code. */
const longestTitle = 48;

/** What is to be asked about a program: the plan, and the steps (0-based) that somebody chose. */
export function orderFor(
  program: Program,
  { mode, ...options }: PredictPlan,
  chosen: readonly number[],
): PredictOrder {
  return {
    program: { ...program, stdin: stdinOfRun(program.stdin) },
    title: titleOf(program),
    concepts: [],
    mode,
    options: { ...options, chosen: chosen.toSorted((one, other) => one - other) },
  };
}

/** The name of a sample, or the first line that says something. */
function titleOf({ source }: Program): string {
  const sample = samples.find((candidate) => candidate.program.source === source);
  if (sample !== undefined) return sample.title;
  const line =
    source
      .split(/\r\n|\r|\n/)
      .find((text) => text.trim() !== "")
      ?.trim() ?? "";
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line;
}
