import type { ExportKind } from "../../app/benchmarks/session.ts";

/** What can be exported of a set, in the order in which it is offered. */
export const exportKinds = ["truths", "scores", "marks-jsonl", "marks-csv", "corpus"] as const;

/** The exports in words; `ofAnswers`: they are about one file of answers. */
export const exportKindWords: {
  readonly [kind in ExportKind]: {
    readonly name: string;
    readonly says: string;
    readonly ofAnswers: boolean;
  };
} = {
  truths: {
    name: "Truths, JSONL",
    says: "one line a question, as the command “truth” prints them",
    ofAnswers: false,
  },
  scores: {
    name: "Scores, JSON",
    says: "every figure, as the command “score” prints them",
    ofAnswers: true,
  },
  "marks-jsonl": {
    name: "Marks, JSONL",
    says: "each answer with what both judges say of it",
    ofAnswers: true,
  },
  "marks-csv": { name: "Marks, CSV", says: "the same as a table", ofAnswers: true },
  corpus: {
    name: "Corpus, JSONL",
    says: "records for pre-training, made from the runs: source, input, trace, branches, values, monologues",
    ofAnswers: false,
  },
};
