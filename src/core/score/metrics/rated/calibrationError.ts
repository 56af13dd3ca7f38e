import { createRandom } from "../../../question/random.ts";
import type { Rated } from "./rated.ts";

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

/** The calibration error of some answers. It is too large of few: hold it against `errorOfPerfect`. */
export function calibrationError(rated: readonly Rated[], by: Binning): CalibrationError {
  const bins = (by === "width" ? byWidth(rated) : byMass(rated)).map(binOf);
  const distances = bins.map(({ stated, right }) => Math.abs(stated - right));
  const sum = bins.reduce((all, { n }, index) => all + n * (distances[index] ?? 0), 0);
  return {
    expected: rated.length === 0 ? null : sum / rated.length,
    greatest: distances.length === 0 ? null : Math.max(...distances),
    bins,
  };
}

/** The expected calibration error that somebody perfectly calibrated would get with the same confidences: the mean of 200 draws by a seed. */
export function errorOfPerfect(rated: readonly Rated[], by: Binning, seed: number): number | null {
  if (rated.length === 0) return null;
  const random = createRandom(seed);
  let sum = 0;
  for (let draw = 0; draw < 200; draw++) {
    const drawn = rated.map((one) => ({ ...one, right: random() < one.confidence }));
    sum += calibrationError(drawn, by).expected ?? 0;
  }
  return sum / 200;
}

function byWidth(rated: readonly Rated[]): readonly (readonly Rated[])[] {
  const bins = Array.from({ length: binCount }, (): Rated[] => []);
  // 0.3 is 0.3 of ten times something a little below three.
  for (const one of rated) {
    bins[Math.min(binCount - 1, Math.floor(one.confidence * binCount + 1e-9))]?.push(one);
  }
  return bins.filter((bin) => bin.length > 0);
}

function byMass(rated: readonly Rated[]): readonly (readonly Rated[])[] {
  const ordered = rated.toSorted((one, other) => one.confidence - other.confidence);
  const bins: Rated[][] = [];
  let bin: Rated[] = [];
  for (const [index, one] of ordered.entries()) {
    bin.push(one);
    const full = (index + 1) * binCount >= (bins.length + 1) * rated.length;
    if (full && ordered[index + 1]?.confidence !== one.confidence) {
      bins.push(bin);
      bin = [];
    }
  }
  return bin.length > 0 ? [...bins, bin] : bins;
}

function binOf(bin: readonly Rated[]): CalibrationBin {
  return {
    n: bin.length,
    stated: bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length,
    right: bin.filter(({ right }) => right).length / bin.length,
  };
}
