import { creditOf, gradedOf, isRight, knownOf, observe } from "./marked.ts";
import { measureShares, type Metric } from "./metric.ts";

/** Share of questions answered as Python did; not sure, empty and unreadable answers are not right. */
export const accuracy: Metric = {
  id: "accuracy",
  unit: "share",
  measure: (marked) =>
    measureShares(
      "accuracy",
      observe(knownOf(marked), (one) => (isRight(one) ? 1 : 0)),
    ),
};

/** Mean credit: what the grade is made of. */
export const credit: Metric = {
  id: "credit",
  unit: "share",
  measure: (marked) => measureShares("credit", observe(knownOf(marked), creditOf)),
};

/** Share of questions that were answered at all. */
export const answered: Metric = {
  id: "answered",
  unit: "share",
  measure: (marked) =>
    measureShares(
      "answered",
      observe(knownOf(marked), ({ score }) => (score.value === null ? 0 : 1)),
    ),
};

/** Share of right answers among those that were given. */
export const accuracyOfAnswered: Metric = {
  id: "accuracy-of-answered",
  unit: "share",
  measure: (marked) =>
    measureShares(
      "accuracy-of-answered",
      observe(gradedOf(marked), (one) => (isRight(one) ? 1 : 0)),
    ),
};
