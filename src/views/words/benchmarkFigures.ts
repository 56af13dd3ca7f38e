import type { Baseline, Figure } from "../benchmarks/set/figures.ts";

/** What figures are called in papers, by their last name in the scores. */
const figureNames: Readonly<Record<string, string>> = {
  acc: "Accuracy",
  accuracy: "Accuracy",
  precision: "Precision",
  recall: "Recall",
  f1: "F1",
  state: "State accuracy",
  path: "Path accuracy",
  output: "Output accuracy",
  ic: "Incremental consistency, IC",
  acc_hard: "Hard accuracy: all tests of a program",
  acc_mean: "Mean accuracy",
  sim: "Similarity",
  false_sim: "Similarity of wrong lists",
  R: "Right, of all tasks",
  of_answered: "Right, of those answered",
  score: "Score",
  value_accuracy: "Accuracy of fine classes",
  value_accuracy_coarse: "Accuracy of coarse classes",
  output_accuracy: "Output accuracy",
  trace_accuracy: "Trace accuracy",
  full_path_accuracy: "Full-path accuracy",
};

/** What groups of figures are about, by their name in the scores. */
const groupNames: Readonly<Record<string, string>> = {
  coverage: "Coverage",
  unbiased: "Unbiased",
  output: "Outputs",
  branch: "Branches",
  line: "Lines",
  value: "Values",
  identifier: "Identifiers",
};

/** What a figure is called, by its name in the scores: `coverage.acc` is `Coverage: accuracy`. */
export function figureWords(name: string): string {
  const parts = name.split(".").filter((part) => part !== "categories");
  const last = parts.pop() ?? "";
  const passes = /^pass_at_(\d+)$/.exec(last)?.[1];
  const figure = passes === undefined ? (figureNames[last] ?? last) : `pass@${passes}`;
  if (parts.length === 0) return figure;
  const groups = parts.map((part) => groupNames[part] ?? part).join(", ");
  const isWord = /^[A-Z][a-z]/.test(figure);
  return `${groups}: ${isWord ? figure.charAt(0).toLowerCase() + figure.slice(1) : figure}`;
}

const constantNames: Readonly<Record<string, string>> = {
  most_common_output: "the commonest output",
  most_common_class: "the commonest class",
  empty_list: "an empty list",
  always_covered: "always covered",
  never_covered: "never covered",
  coverage_yes: "always yes",
  coverage_no: "always no",
  path_end: "always the end",
  state_nil: "always Nil",
  ic_no_nil_end_wrong: "no, Nil, the end, a wrong output",
};

/** A constant answer and what it gets: `always yes 87.5 %`. */
export function baselineWords({ name, value }: Baseline): string {
  return `${constantNames[name] ?? name.replaceAll("_", " ")} ${percentWords(value)}`;
}

/** A share in percent with one place: `30.6 %`. */
export function percentWords(share: number): string {
  return `${(share * 100).toFixed(1)}\u00a0%`;
}

/** The 95 % interval and over how many: `12.0 to 49.2 %, n = 3`; empty where neither is told. */
export function rangeWords({ interval, n }: Figure): string {
  const parts: string[] = [];
  if (interval !== null) {
    const { low, high } = interval;
    parts.push(`${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}\u00a0%`);
  }
  if (n !== null) parts.push(`n\u00a0=\u00a0${n.toLocaleString("en")}`);
  return parts.join(", ");
}
