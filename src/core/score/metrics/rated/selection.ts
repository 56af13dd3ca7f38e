import { type Level, type Rated, levelsOf } from "./rated.ts";

/** What is left when only answers of some confidence or more are given. */
export interface RiskPoint {
  readonly least: number;
  /** Share of all answers that are left. */
  readonly coverage: number;
  /** Share of those that are wrong. */
  readonly risk: number;
}

/** Risk and coverage at each confidence, from the surest answers to all of them. */
export function riskCurve(rated: readonly Rated[]): readonly RiskPoint[] {
  let [n, right] = [0, 0];
  return levelsOf(rated).map((level) => {
    n += level.n;
    right += level.right;
    return { least: level.confidence, coverage: n / rated.length, risk: 1 - right / n };
  });
}

/** The area under the curve of risk: the mean, over 1, 2, 3 … of the surest answers, of the share that is wrong. Null of none. */
export function riskArea(rated: readonly Rated[]): number | null {
  return riskAreaOf(levelsOf(rated));
}

/** The same of levels, the surest first. */
export function riskAreaOf(levels: readonly Level[]): number | null {
  let [n, right, area] = [0, 0, 0];
  for (const level of levels) {
    for (let taken = 1; taken <= level.n; taken++) {
      area += 1 - (right + (level.right * taken) / level.n) / (n + taken);
    }
    n += level.n;
    right += level.right;
  }
  return n === 0 ? null : area / n;
}

/** Share right among the surest answers, as many as make up `coverage` (above 0, up to 1) of all. Null of none. */
export function accuracyAt(rated: readonly Rated[], coverage: number): number | null {
  return accuracyAtOf(levelsOf(rated), coverage);
}

/** The same of levels, the surest first. */
export function accuracyAtOf(levels: readonly Level[], coverage: number): number | null {
  const all = levels.reduce((sum, { n }) => sum + n, 0);
  const count = Math.ceil(coverage * all - 1e-9);
  return count < 1 || count > all ? null : rightAmong(levels, count) / count;
}

/** How many of the surest `count` are right; of equally sure ones it is what drawing some of them gives on average. */
function rightAmong(levels: readonly Level[], count: number): number {
  let [left, right] = [count, 0];
  for (const level of levels) {
    const taken = Math.min(left, level.n);
    right += (level.right * taken) / level.n;
    left -= taken;
    if (left === 0) break;
  }
  return right;
}

/**
 * Average precision, as R-Tuning scores abstaining: over the confidences from the surest down, the share right of what is answered, weighted by the share of all
 * right answers that come in. Null when none is right.
 */
export function averagePrecision(rated: readonly Rated[]): number | null {
  return averagePrecisionOf(levelsOf(rated));
}

/** The same of levels, the surest first. */
export function averagePrecisionOf(levels: readonly Level[]): number | null {
  const all = rightOf(levels);
  if (all === 0) return null;
  let [n, right, sum] = [0, 0, 0];
  for (const level of levels) {
    n += level.n;
    right += level.right;
    sum += (level.right / all) * (right / n);
  }
  return sum;
}

/** How likely a right answer has more confidence than a wrong one; equal ones count half. Null unless there are both. */
export function discrimination(rated: readonly Rated[]): number | null {
  return discriminationOf(levelsOf(rated));
}

/** The same of levels, the surest first. */
export function discriminationOf(levels: readonly Level[]): number | null {
  const right = rightOf(levels);
  const wrong = levels.reduce((sum, { n }) => sum + n, 0) - right;
  if (right === 0 || wrong === 0) return null;
  let [below, pairs] = [wrong, 0];
  for (const level of levels) {
    const own = level.n - level.right;
    below -= own;
    pairs += level.right * (below + own / 2);
  }
  return pairs / (right * wrong);
}

function rightOf(levels: readonly Level[]): number {
  return levels.reduce((sum, { right }) => sum + right, 0);
}
