import { accuracy, accuracyOfAnswered, answered, credit } from "./accuracy.ts";
import { brier } from "./calibration.ts";
import { coherence, lucky, slip } from "./coherence.ts";
import { coverageBalanced, coverageF1, coveragePrecision, coverageRecall } from "./coverage.ts";
import { firstDivergence } from "./divergence.ts";
import type { Metric } from "./metric.ts";
import { pathPrefix, pathSimilarity } from "./path.ts";
import { accuracyOfSure } from "./selective.ts";

/** Every metric, in the order of `metricIds`. */
export const metrics: readonly Metric[] = [
  accuracy,
  credit,
  answered,
  accuracyOfAnswered,
  accuracyOfSure,
  firstDivergence,
  pathPrefix,
  pathSimilarity,
  coveragePrecision,
  coverageRecall,
  coverageF1,
  coverageBalanced,
  coherence,
  lucky,
  slip,
  brier,
];
