import type { ConstantId } from "../../core/score/metrics/constants.ts";
import type { Counted, MetricId } from "../../core/score/metrics/metric.ts";
import { counted } from "./numbers.ts";

/** The metrics in words: a name and what it says. */
export const metricWords: {
  readonly [metric in MetricId]: { readonly name: string; readonly says: string };
} = {
  accuracy: { name: "Accuracy", says: "questions answered as Python did" },
  credit: { name: "Mean credit", says: "what the grade is made of" },
  answered: { name: "Answered", says: "questions that got an answer at all" },
  "accuracy-of-answered": { name: "Accuracy when answered", says: "right ones among the answers" },
  "accuracy-of-sure": {
    name: "Accuracy when sure",
    says: "right ones among “fairly sure” and “certain”",
  },
  "first-divergence": {
    name: "Right before the first divergence",
    says: "right answers of an attempt before the first that is not",
  },
  "path-prefix": { name: "Path prefix", says: "share of a path that is right from its start" },
  "path-similarity": {
    name: "Path similarity",
    says: "lines in common with Python’s path, in the same order",
  },
  "coverage-precision": { name: "Coverage precision", says: "lines said to run that did" },
  "coverage-recall": { name: "Coverage recall", says: "lines that ran and were said to" },
  "coverage-f1": { name: "Coverage F1", says: "harmonic mean of the two" },
  "coverage-balanced": {
    name: "Coverage, balanced",
    says: "mean over lines that run and lines that do not",
  },
  coherence: { name: "Coherence", says: "output and way to it both right, or both not" },
  lucky: { name: "Lucky", says: "right outputs with something else on the way" },
  slip: { name: "Slips", says: "ways all right whose output was not" },
  brier: {
    name: "Brier score",
    says: "squared distance between how sure and how right; 0 is best",
  },
};

/** What a metric counted, with how many: `12 questions`. */
export function countedWords(kind: Counted, n: number): string {
  switch (kind) {
    case "questions":
      return counted(n, "question");
    case "lines":
      return counted(n, "line");
    case "attempts":
      return counted(n, "attempt");
    case "pairs":
      return counted(n, "pair");
  }
}

/** What somebody says who looks at nothing. */
export const constantWords: { readonly [constant in ConstantId]: string } = {
  "all-lines": "every line runs",
  "no-line": "no line runs",
  "always-true": "always true",
  "always-false": "always false",
  "most-common-way": "the commonest way",
  "line-below": "the line below",
  "program-ends": "the program ends",
  "top-to-bottom": "from top to bottom",
  none: "always `None`",
  zero: "always `0`",
  true: "always `True`",
  "most-common-value": "the commonest value",
  "nothing-printed": "prints nothing",
  once: "once",
  never: "never",
  "most-common-count": "the commonest count",
  "all-separate": "no names share",
  "all-shared": "all names share",
};
