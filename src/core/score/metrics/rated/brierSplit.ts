import { levelsOf, type Rated } from "./rated.ts";

/** Brier's score of confidences, and what it is made of: `brier = reliability - resolution + uncertainty`. */
export interface BrierSplit {
  readonly brier: number;
  /** How far each confidence is from the share right at it: 0 is best. */
  readonly reliability: number;
  /** How far the shares right are from their mean: more is better. */
  readonly resolution: number;
  /** What the items themselves leave open. */
  readonly uncertainty: number;
  /** 1 is perfect, 0 no better than always stating the mean; null where all or none are right. */
  readonly skill: number | null;
}

/** Murphy's split of Brier's score, by equal confidences. Null of none. */
export function brierSplit(rated: readonly Rated[]): BrierSplit | null {
  const n = rated.length;
  if (n === 0) return null;
  const levels = levelsOf(rated);
  const mean = levels.reduce((sum, { right }) => sum + right, 0) / n;
  const weighted = (of: (confidence: number, share: number) => number): number =>
    levels.reduce((sum, level) => sum + level.n * of(level.confidence, level.right / level.n), 0) /
    n;
  const uncertainty = mean * (1 - mean);
  const brier =
    rated.reduce((sum, one) => sum + (one.confidence - (one.right ? 1 : 0)) ** 2, 0) / n;
  return {
    brier,
    reliability: weighted((confidence, share) => (confidence - share) ** 2),
    resolution: weighted((_, share) => (share - mean) ** 2),
    uncertainty,
    skill: uncertainty === 0 ? null : 1 - brier / uncertainty,
  };
}

/** The mean logarithmic loss of confidences, which are kept from 0.001 to 0.999. Null of none. */
export function logLoss(rated: readonly Rated[]): number | null {
  if (rated.length === 0) return null;
  const losses = rated.map(({ confidence, right }) => {
    const kept = Math.min(0.999, Math.max(0.001, confidence));
    return -Math.log(right ? kept : 1 - kept);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / rated.length;
}
