import type { Question, QuestionKind, Truth } from "../../question/question.ts";
import type { Answer } from "../../prediction/prediction.ts";
import type { Evidence } from "../evidence.ts";
import type { Divergence, JudgeId, Verdict } from "../score.ts";

/** What a judge finds when there is a truth and an answer of its kind; `value` from 0 to 1. */
export interface Graded {
  readonly value: number;
  readonly verdict: Extract<
    Verdict,
    "correct" | "partial" | "wrong-type" | "whitespace" | "wrong" | "unavailable"
  >;
  readonly divergence: Divergence | null;
  readonly readings: Readonly<Record<string, number>>;
}

/** What an answer is worth that is right but for its type or its whitespace, or that follows from an earlier mistake. */
export const halfCredit = 0.5;

/** One kind's judge. `grade` says null where there is nothing to judge by: no truth, no run, or one that belongs to another kind. */
export interface Judge {
  readonly kind: QuestionKind;
  readonly id: JudgeId;
  grade(
    question: Question,
    truth: Truth | null,
    answer: Answer,
    evidence: Evidence | null,
  ): Graded | null;
}

type OfKind<Union, Kind> = Extract<Union, { kind: Kind }>;

/** Makes the judge `strict/<kind>` of a function over that kind's question, truth and answer. */
export function strictJudge<Kind extends QuestionKind>(
  kind: Kind,
  version: number,
  grade: (
    truth: OfKind<Truth, Kind>,
    answer: OfKind<Answer, Kind>,
    question: OfKind<Question, Kind>,
  ) => Graded,
): Judge {
  return {
    kind,
    id: { id: `strict/${kind}`, version },
    grade(question, truth, answer) {
      if (truth === null || !isOf(kind, question) || !isOf(kind, truth)) return null;
      if (!isOf(kind, answer)) return null;
      return grade(truth, answer, question);
    },
  };
}

function isOf<Union extends { readonly kind: string }, Kind extends string>(
  kind: Kind,
  value: Union,
): value is OfKind<Union, Kind> {
  return value.kind === kind;
}

/** Right or wrong, nothing between. */
export function rightOrWrong(right: boolean): Graded {
  return {
    value: right ? 1 : 0,
    verdict: right ? "correct" : "wrong",
    divergence: null,
    readings: {},
  };
}

/** The verdict on an answer that has several parts: all right, some credit, or none. */
export function verdictOn(exact: boolean, value: number): "correct" | "partial" | "wrong" {
  if (exact) return "correct";
  return value > 0 ? "partial" : "wrong";
}
