import { mean } from "../../score/statistics/interval.ts";
import { shareInterval } from "../../score/statistics/wilson.ts";
import type { AnsweredTask } from "../benchmark.ts";
import type { Aggregates } from "../mark.ts";
import { type OutputTruth, strictMark } from "../outputTruth.ts";
import type { Mark } from "../mark.ts";
import type { TaskTruth } from "../truth.ts";
import type { PrintedTruth } from "./printedTruth.ts";

/** Marks an answer to what is printed, or to what a call gives: a value by type and content, a text but for space at its end. */
export function strictPrintedMark(
  answer: string,
  truth: TaskTruth<PrintedTruth>,
  stored: string | null,
): Mark {
  if (truth.kind === "computed" && truth.value.value) {
    const output: TaskTruth<OutputTruth> = {
      kind: "computed",
      value: { repr: truth.value.text, type: "", stored: null },
    };
    return strictMark(answer.trim(), output);
  }
  const text = truth.kind === "computed" ? truth.value.text : stored;
  if (text === null) return { passed: null, verdict: "unavailable", readings: {} };
  const passed = linesOf(answer).join("\n") === linesOf(text).join("\n");
  return { passed, verdict: passed ? "correct" : "wrong", readings: {} };
}

/** True when two printed texts are the same but for space at the ends of their lines and around them. */
export function samePrinted(one: string, other: string): boolean {
  return linesOf(one).join("\n") === linesOf(other).join("\n");
}

function linesOf(text: string): readonly string[] {
  return text.trim().split(/\s*\r?\n/);
}

/** A share over all tasks, with its clustered 95 % interval; a task without an answer counts with `missing`, or not at all where that is null. */
export function shareOf(
  answered: readonly AnsweredTask[],
  worth: (marked: AnsweredTask["marked"][number]) => number | null,
  missing: number | null,
): { readonly value: number | null; readonly n: number; readonly interval: Aggregates | null } {
  const observations = answered.flatMap(({ task, marked }) => {
    const values = marked.map(worth).filter((value) => value !== null);
    const value = mean(values) ?? (marked.length === 0 ? missing : null);
    return value === null ? [] : [{ cluster: task.group, value }];
  });
  const interval = shareInterval(observations);
  return {
    value: mean(observations.map(({ value }) => value)),
    n: observations.length,
    interval: interval === null ? null : { low: interval.low, high: interval.high },
  };
}
