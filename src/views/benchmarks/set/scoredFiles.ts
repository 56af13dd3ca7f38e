import type { AnswerFile, Scores } from "../../../app/benchmarks/session.ts";

/** A file of answers that is scored. */
export interface ScoredFile {
  readonly file: AnswerFile;
  readonly scores: Scores;
}

/** The files that are scored, in their order. */
export function scoredFiles(answers: readonly AnswerFile[]): readonly ScoredFile[] {
  return answers.flatMap((file) =>
    file.scoring.kind === "scored" ? [{ file, scores: file.scoring.scores }] : [],
  );
}
