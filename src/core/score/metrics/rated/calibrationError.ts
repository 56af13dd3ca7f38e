import { createRandom } from "../../../question/random.ts";
import type { Interval } from "../../statistics/interval.ts";
import { shareInterval } from "../../statistics/wilson.ts";
import { type Level, type Rated, levelsOf } from "./rated.ts";

/** Answers of about one confidence. */
export interface CalibrationBin {
  readonly n: number;
  /** Mean confidence, and share right. */
  readonly stated: number;
  readonly right: number;
}

/** How far confidence is from what came of it. */
export interface CalibrationError {
  /** Mean distance over the bins, weighted by their numbers: the expected calibration error. Null of none. */
  readonly expected: number | null;
  /** The greatest distance. */
  readonly greatest: number | null;
  /** Bins with something in them, in the order of confidence. */
  readonly bins: readonly CalibrationBin[];
}

/** How answers are put into bins: by ten stretches of confidence of one length, each with its lower end, or into ten bins of as equal numbers as equal confidences allow. */
export type Binning = "width" | "mass";

const binCount = 10;
const draws = 200;

/** The calibration error of some answers. It is too large of few: hold it against `errorOfPerfect`. */
export function calibrationError(rated: readonly Rated[], by: Binning): CalibrationError {
  return calibrationErrorOf(levelsOf(rated), by);
}

/** The same of levels, the surest first. */
export function calibrationErrorOf(levels: readonly Level[], by: Binning): CalibrationError {
  const bins = binned(levels, by).map(binOf);
  const distances = bins.map(({ stated, right }) => Math.abs(stated - right));
  const all = bins.reduce((sum, { n }) => sum + n, 0);
  const sum = bins.reduce((far, { n }, index) => far + n * (distances[index] ?? 0), 0);
  return {
    expected: all === 0 ? null : sum / all,
    greatest: distances.length === 0 ? null : Math.max(...distances),
    bins,
  };
}

/** The expected calibration error that somebody perfectly calibrated would get with the same confidences: the mean of 200 draws by a seed. */
export function errorOfPerfect(rated: readonly Rated[], by: Binning, seed: number): number | null {
  const levels = levelsOf(rated);
  if (levels.length === 0) return null;
  const random = createRandom(seed);
  const drawn = ({ confidence, n }: Level): Level => {
    let right = 0;
    for (let one = 0; one < n; one++) if (random() < confidence) right += 1;
    return { confidence, n, right };
  };
  let sum = 0;
  for (let draw = 0; draw < draws; draw++) {
    sum += calibrationErrorOf(levels.map(drawn), by).expected ?? 0;
  }
  return sum / draws;
}

/** The bins with the interval of the share right in each, clustered by program. */
export function reliabilityBins(
  rated: readonly Rated[],
  by: Binning,
): readonly (CalibrationBin & { readonly interval: Interval | null })[] {
  return binned(levelsOf(rated), by).map((levels) => {
    const within = new Set(levels.map(({ confidence }) => confidence));
    const own = rated
      .filter(({ confidence }) => within.has(confidence))
      .map(({ right, cluster }) => ({ value: right ? 1 : 0, cluster }));
    return { ...binOf(levels), interval: shareInterval(own) };
  });
}

/** The levels of each bin, the least sure first; bins with nothing in them are left out. */
function binned(levels: readonly Level[], by: Binning): readonly (readonly Level[])[] {
  return by === "width" ? byWidth(levels.toReversed()) : byMass(levels.toReversed());
}

function byWidth(levels: readonly Level[]): readonly (readonly Level[])[] {
  const bins = Array.from({ length: binCount }, (): Level[] => []);
  // 0.3 is 0.3 of ten times something a little below three.
  for (const level of levels) {
    bins[Math.min(binCount - 1, Math.floor(level.confidence * binCount + 1e-9))]?.push(level);
  }
  return bins.filter((bin) => bin.length > 0);
}

function byMass(levels: readonly Level[]): readonly (readonly Level[])[] {
  const all = levels.reduce((sum, { n }) => sum + n, 0);
  const bins: Level[][] = [];
  let [bin, taken]: [Level[], number] = [[], 0];
  for (const level of levels) {
    bin.push(level);
    taken += level.n;
    if (taken * binCount < (bins.length + 1) * all) continue;
    bins.push(bin);
    bin = [];
  }
  return bin.length > 0 ? [...bins, bin] : bins;
}

function binOf(bin: readonly Level[]): CalibrationBin {
  const n = bin.reduce((sum, level) => sum + level.n, 0);
  return {
    n,
    stated: bin.reduce((sum, level) => sum + level.n * level.confidence, 0) / n,
    right: bin.reduce((sum, level) => sum + level.right, 0) / n,
  };
}
