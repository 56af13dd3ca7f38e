import type { PythonValue } from "../../value/pythonValue.ts";
import { compareValues } from "../../value/compare.ts";
import type { Comparison } from "../../value/comparison.ts";
import { printPythonValue } from "../../value/print.ts";
import type { Divergence } from "../score.ts";
import { type Graded, halfCredit, strictJudge } from "./graded.ts";
import { quantise } from "./quantised.ts";

/** The most characters of a part that a divergence shows. */
const shownPart = 200;

/** Judges a value ([K5]); TRACED's class of it is a second reading ([K11]). */
export const stateJudge = strictJudge("state", 1, (truth, answer, question) => {
  const { ordered } = question;
  const comparison = compareValues(answer.value, truth.value, { ordered });
  const quantised = quantise(answer.value) === quantise(truth.value) ? 1 : 0;
  return { ...gradeOf(comparison), readings: { quantised } };
});

function gradeOf(comparison: Comparison): Omit<Graded, "readings"> {
  switch (comparison.kind) {
    case "equal":
      return { value: 1, verdict: "correct", divergence: null };
    case "unknown":
      return { value: 0, verdict: "unavailable", divergence: null };
    case "wrong-type":
    case "whitespace":
      return { value: halfCredit, verdict: comparison.kind, divergence: partOf(comparison) };
    case "different":
      return { value: 0, verdict: "wrong", divergence: partOf(comparison) };
  }
}

function partOf({ path, mine, python }: Exclude<Comparison, { kind: "equal" }>): Divergence {
  return { kind: "part", path, mine: shown(mine), python: shown(python) };
}

/** What is missing on one side is shown as nothing. */
function shown(value: PythonValue | null): string {
  return value === null ? "" : printPythonValue(value, shownPart);
}
