import type { Mark } from "../../core/benchmark/mark.ts";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import { count } from "./numbers.ts";

/** Verdicts of judges in words, where they are no name of an exception. */
const verdictNames: Readonly<Record<string, string>> = {
  correct: "correct",
  passed: "passed",
  matched: "the same lines",
  wrong: "wrong",
  different: "other lines",
  unreadable: "cannot be read",
  unavailable: "no truth to hold it against",
  skipped: "by its own rule",
  "timed-out": "did not come to its end in time",
  "not-run": "was not run",
};

/** What a judge says of an answer: `right: passed`, `right in part`, `not right: AssertionError`, `left out: …`. */
export function markWords({ passed, verdict }: Mark): string {
  if (passed === false && verdict === "partial") return "right in part";
  const said = passed === null ? "left out" : passed ? "right" : "not right";
  return `${said}: ${verdictNames[verdict] ?? verdict}`;
}

/** Further readings of a judge: `similarity 0.84`; empty where there are none. */
export function readingWords({ readings }: Mark): string {
  return Object.entries(readings)
    .map(([name, value]) => `${name.replaceAll("_", " ")} ${Math.round(value * 1_000) / 1_000}`)
    .join(", ");
}

/** Which of several answers to a task it is: `, answer 3`, 1-based; the part that it is to, where there are some. */
export function sampleWords({ part, sample }: Pick<TaskPrediction, "part" | "sample">): string {
  const number = sample === 0 ? "" : `, answer ${count(sample + 1)}`;
  return `${part === "" ? "" : `, ${part}`}${number}`;
}
