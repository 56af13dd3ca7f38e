import type { AnswerFile, Difference } from "../../../app/benchmarks/session.ts";
import type { MarkedAnswer } from "../../../core/benchmark/mark.ts";
import type { ScoredFile } from "./scoredFiles.ts";

/** Which differences are listed. */
export type DifferenceFilter = "all" | "reference" | "strict" | "left-out";

/** The filters in words. */
export const differenceFilterWords: { readonly [filter in DifferenceFilter]: string } = {
  all: "All differences",
  reference: "Right for the reference alone",
  strict: "Right for the strict judge alone",
  "left-out": "Left out by one of them",
};

/** A difference and the file that the answer is from. */
export interface FiledDifference {
  readonly file: AnswerFile;
  readonly difference: Difference;
}

/** Who of the two takes an answer for right, or that one of them leaves it out or gives it a part of the credit. */
export function differenceWord({ reference, strict }: MarkedAnswer): string {
  if (reference.passed === true) return "reference only";
  if (strict.passed === true) return "strict only";
  return reference.passed === null || strict.passed === null ? "left out by one" : "in part";
}

/** True for the name of a filter. */
export function isDifferenceFilter(text: string): text is DifferenceFilter {
  return text in differenceFilterWords;
}

/** The differences of all files, file by file. */
export function listDifferences(files: readonly ScoredFile[]): readonly FiledDifference[] {
  return files.flatMap(({ file, scores }) =>
    scores.differences.map((difference) => ({ file, difference })),
  );
}

/** Those that a filter lets through. */
export function filterDifferences(
  all: readonly FiledDifference[],
  filter: DifferenceFilter,
): readonly FiledDifference[] {
  return all.filter(({ difference: { marked } }) => {
    const { reference, strict } = marked;
    switch (filter) {
      case "all":
        return true;
      case "reference":
        return reference.passed === true && strict.passed === false;
      case "strict":
        return strict.passed === true && reference.passed === false;
      case "left-out":
        return reference.passed === null || strict.passed === null;
    }
  });
}
