import { confidences, type Confidence } from "../../prediction/prediction.ts";
import type { Interval } from "../statistics/interval.ts";
import { shareInterval } from "../statistics/wilson.ts";
import { gradedOf, isRight, observe, type Marked } from "./marked.ts";
import { measureShares, type Metric } from "./metric.ts";

/** The probability of being right that each word stands for; stated to whoever chooses one. */
export const statedProbability: Readonly<Record<Confidence, number>> = {
  guess: 0.25,
  unsure: 0.5,
  "fairly-sure": 0.75,
  certain: 0.95,
};

/** What answers of one confidence came to. */
export interface ReliabilityBin {
  readonly confidence: Confidence;
  readonly stated: number;
  readonly n: number;
  readonly right: number;
  /** Of the share that was right; null of no answer. */
  readonly interval: Interval | null;
}

/** How well confidence and being right go together, over the graded answers that came with a confidence. */
export interface Calibration {
  readonly n: number;
  readonly bins: readonly ReliabilityBin[];
  /** Mean squared distance between what was stated and what came: 0 is perfect. Null of none. */
  readonly brier: number | null;
  /** What somebody would get who always states the share that was right in the end. */
  readonly brierOfConstant: number | null;
  /** Mean of what was stated less the share that was right: above 0 is too sure. */
  readonly excess: number | null;
}

/** The calibration of some answers. */
export function calibrationOf(marked: readonly Marked[]): Calibration {
  const said = saidOf(marked);
  const n = said.length;
  const right = said.filter(isRight).length;
  const share = right / n;
  return {
    n,
    bins: confidences.map((confidence) => {
      const own = said.filter((one) => one.confidence === confidence);
      return {
        confidence,
        stated: statedProbability[confidence],
        n: own.length,
        right: own.filter(isRight).length,
        interval: shareInterval(observe(own, rightness)),
      };
    }),
    brier: brier.measure(marked, 0).value,
    brierOfConstant: n === 0 ? null : share * (1 - share),
    excess: n === 0 ? null : said.reduce((sum, one) => sum + statedBy(one), 0) / n - share,
  };
}

/** The mean squared distance between what was stated and what came. */
export const brier: Metric = {
  id: "brier",
  unit: "error",
  measure: (marked) =>
    measureShares(
      "brier",
      observe(saidOf(marked), (one) => (statedBy(one) - rightness(one)) ** 2),
    ),
};

function saidOf(marked: readonly Marked[]): readonly Marked[] {
  return gradedOf(marked).filter(({ confidence }) => confidence !== null);
}

function statedBy({ confidence }: Marked): number {
  return confidence === null ? 0 : statedProbability[confidence];
}

function rightness(one: Marked): number {
  return isRight(one) ? 1 : 0;
}
