import { confidences, type Confidence } from "../../prediction/prediction.ts";
import { gradedOf, isRight, observe, type Marked } from "./marked.ts";
import { measureShares, type Measured, type Metric } from "./metric.ts";

/** One point of the trade between answering more and being right more often. */
export interface SelectivePoint {
  /** Only answers with this confidence or more. */
  readonly least: Confidence;
  /** Share of the answers with a confidence that are left. */
  readonly kept: number;
  readonly accuracy: Measured;
}

/** Accuracy when only answers of some confidence or more count, from all of them to the surest; empty when nobody said how sure. */
export function selectiveCurve(marked: readonly Marked[]): readonly SelectivePoint[] {
  const said = gradedOf(marked).filter(({ confidence }) => confidence !== null);
  if (said.length === 0) return [];
  return confidences.map((least) => {
    const kept = said.filter((one) => isAtLeast(one, least));
    return { least, kept: kept.length / said.length, accuracy: accuracyAmong(kept) };
  });
}

/** Share of right answers among those given with "fairly sure" or "certain". */
export const accuracyOfSure: Metric = {
  id: "accuracy-of-sure",
  unit: "share",
  measure: (marked) =>
    accuracyAmong(gradedOf(marked).filter((one) => isAtLeast(one, "fairly-sure"))),
};

function accuracyAmong(marked: readonly Marked[]): Measured {
  return measureShares(
    "accuracy-of-sure",
    observe(marked, (one) => (isRight(one) ? 1 : 0)),
  );
}

function isAtLeast({ confidence }: Marked, least: Confidence): boolean {
  return confidence !== null && confidences.indexOf(confidence) >= confidences.indexOf(least);
}
