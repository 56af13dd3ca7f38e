import type { KeptScore } from "../../core/attempt/attempt.ts";
import type { Score } from "../../core/score/score.ts";

/** How the scores that a file claims compare with those made again from its raw answers. */
export interface Check {
  /** How many are the same, verdict and value. */
  readonly same: number;
  /** Predictions whose score is another one, by the same judge in the same version: something is wrong with the file. */
  readonly different: readonly string[];
  /** How many were claimed of another judge or another version, so that they may differ. */
  readonly rejudged: number;
  /** How many the file claims no score of: an exam, or answers that were not judged there. */
  readonly unclaimed: number;
}

/** Compares claims, by the id of the prediction, with the scores made again. */
export function checkOf(
  claimed: ReadonlyMap<string, Score>,
  made: readonly Pick<KeptScore, "prediction" | "score">[],
): Check {
  const different: string[] = [];
  const counts = { same: 0, rejudged: 0, unclaimed: 0 };
  for (const { prediction, score } of made) {
    const claim = claimed.get(prediction);
    if (claim === undefined) counts.unclaimed += 1;
    else if (claim.judge.id !== score.judge.id || claim.judge.version !== score.judge.version) {
      counts.rejudged += 1;
    } else if (claim.verdict === score.verdict && claim.value === score.value) counts.same += 1;
    else different.push(prediction);
  }
  return { ...counts, different };
}

/** The checks of several attempts in one. */
export function sumOf(checks: readonly Check[]): Check {
  const sum = (of: (check: Check) => number): number =>
    checks.reduce((total, check) => total + of(check), 0);
  return {
    same: sum(({ same }) => same),
    different: checks.flatMap(({ different }) => different),
    rejudged: sum(({ rejudged }) => rejudged),
    unclaimed: sum(({ unclaimed }) => unclaimed),
  };
}
