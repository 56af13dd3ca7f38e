import { majorityOf } from "../../score/metrics/samples.ts";
import { brierSplit, logLoss, type BrierSplit } from "../../score/metrics/rated/brierSplit.ts";
import {
  calibrationErrorOf,
  errorOfPerfect,
  reliabilityBins,
  type Binning,
} from "../../score/metrics/rated/calibrationError.ts";
import { levelsOf, type Level, type Rated } from "../../score/metrics/rated/rated.ts";
import { ratedBootstrap } from "../../score/metrics/rated/ratedBootstrap.ts";
import {
  accuracyAtOf,
  averagePrecisionOf,
  discriminationOf,
  riskAreaOf,
  riskCurve,
  type RiskPoint,
} from "../../score/metrics/rated/selection.ts";
import { programsOf } from "../../score/metrics/metric.ts";
import type { Sliced } from "../../score/statistics/sliced.ts";
import { byItem, isRight } from "./accuracy.ts";
import { type Figure, shareFigure, undefinedFigure } from "./figure.ts";
import { type ConfidenceMethod, confidenceMethods, type Response } from "./response.ts";

/** With fewer answers a picture of reliability shows chance, and there is none. */
export const leastForPicture = 50;

/** The calibration error by one way of making bins, beside what a perfectly calibrated predictor would get. */
export interface BinnedError {
  readonly by: Binning;
  readonly error: Figure;
  readonly perfect: number | null;
}

/** How well one method of telling confidence goes together with being right. */
export interface ConfidenceFigures {
  readonly method: ConfidenceMethod;
  readonly n: number;
  readonly programs: number;
  readonly brier: Figure;
  readonly split: BrierSplit | null;
  readonly logLoss: number | null;
  readonly errors: readonly BinnedError[];
  /** Bins of equal width for a picture; null below `leastForPicture` answers. */
  readonly bins: ReturnType<typeof reliabilityBins> | null;
  readonly auroc: Figure;
  readonly averagePrecision: Figure;
  /** Accuracy when only the surest answers are given, 80 % and 50 % of them. */
  readonly selective: readonly { readonly coverage: number; readonly accuracy: Figure }[];
  readonly riskArea: Figure;
  readonly curve: readonly RiskPoint[];
}

const coverages = [0.8, 0.5] as const;
const binnings = ["width", "mass"] as const;

/** The answers with a confidence, by each method that there is; agreement makes one answer of all samples of an item. */
export function ratedOf(
  responses: readonly Response[],
): ReadonlyMap<ConfidenceMethod, readonly Rated[]> {
  const found = new Map<ConfidenceMethod, readonly Rated[]>();
  for (const method of confidenceMethods) {
    const rated = method === "agreement" ? agreed(responses) : said(responses, method);
    if (rated.length > 0) found.set(method, rated);
  }
  return found;
}

/** The figures of one method. The seed is for intervals and for the perfectly calibrated one. */
export function* confidenceOf(
  method: ConfidenceMethod,
  rated: readonly Rated[],
  seed: number,
): Sliced<ConfidenceFigures> {
  const [n, programs, levels] = [rated.length, programsOf(rated), levelsOf(rated)];
  const statistics: readonly ((levels: readonly Level[]) => number | null)[] = [
    discriminationOf,
    averagePrecisionOf,
    riskAreaOf,
    ...coverages.map((coverage) => (each: readonly Level[]) => accuracyAtOf(each, coverage)),
    ...binnings.map((by) => (each: readonly Level[]) => calibrationErrorOf(each, by).expected),
  ];
  const intervals = yield* ratedBootstrap(rated, statistics, seed);
  const figures = statistics.map((of, index): Figure => {
    const value = of(levels);
    return value === null
      ? undefinedFigure(n === 0 ? { kind: "nothing", of: "answers" } : { kind: "one-sort" })
      : { kind: "known", value, n, of: "answers", programs, interval: intervals[index] ?? null };
  });
  const figure = (index: number): Figure =>
    figures[index] ?? undefinedFigure({ kind: "nothing", of: "answers" });
  const errors: BinnedError[] = [];
  for (const [index, by] of binnings.entries()) {
    yield;
    errors.push({ by, error: figure(5 + index), perfect: errorOfPerfect(rated, by, seed) });
  }
  yield;
  return {
    method,
    n,
    programs,
    brier: shareFigure(
      rated.map(({ confidence, right, cluster }) => ({
        value: (confidence - (right ? 1 : 0)) ** 2,
        cluster,
      })),
      "answers",
    ),
    split: brierSplit(rated),
    logLoss: logLoss(rated),
    errors,
    bins: n < leastForPicture ? null : reliabilityBins(rated, "width"),
    auroc: figure(0),
    averagePrecision: figure(1),
    riskArea: figure(2),
    selective: coverages.map((coverage, index) => ({ coverage, accuracy: figure(3 + index) })),
    curve: riskCurve(rated),
  };
}

function said(responses: readonly Response[], method: ConfidenceMethod): readonly Rated[] {
  return responses.flatMap((one) => {
    const confidence = one.confidences.get(method);
    return confidence === undefined
      ? []
      : [{ confidence, right: isRight(one), cluster: one.program }];
  });
}

function agreed(responses: readonly Response[]): readonly Rated[] {
  return byItem(responses).flatMap(({ program, responses: own }) => {
    const majority = own.length < 2 ? null : majorityOf(own.map(({ key }) => key));
    if (majority === null) return [];
    const right = own.some((one) => one.key === majority.key && isRight(one));
    return [{ confidence: majority.agreement, right, cluster: program }];
  });
}
