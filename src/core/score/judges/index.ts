import type { Answer } from "../../prediction/prediction.ts";
import type { Question, QuestionKind, Truth } from "../../question/question.ts";
import type { Evidence } from "../evidence.ts";
import type { JudgeId, Score, Verdict } from "../score.ts";
import { aliasJudge } from "./alias.ts";
import { branchJudge } from "./branch.ts";
import { countJudge } from "./count.ts";
import { coverageJudge } from "./coverage.ts";
import { type Judge, halfCredit } from "./graded.ts";
import { inputJudge } from "./input.ts";
import { nextLineJudge } from "./nextLine.ts";
import { outputJudge } from "./output.ts";
import { pathJudge } from "./path.ts";
import { stateJudge } from "./state.ts";

/** The judges, one for each kind of question, in the order of the kinds. */
export const judges: readonly Judge[] = [
  coverageJudge,
  branchJudge,
  nextLineJudge,
  pathJudge,
  stateJudge,
  outputJudge,
  inputJudge,
  countJudge,
  aliasJudge,
];

const byKind: ReadonlyMap<QuestionKind, Judge> = new Map(
  judges.map((member) => [member.kind, member] as const),
);

/**
 * What an answer is worth ([J1] to [J4]). `truth` null: it could not be computed. `evidence`: what running Python showed; an `input` is judged by it
 * alone. Never throws, and looks at nothing but its arguments.
 */
export function judge(
  question: Question,
  truth: Truth | null,
  answer: Answer,
  evidence: Evidence | null = null,
): Score {
  const member = byKind.get(question.kind);
  const id = member?.id ?? { id: `strict/${question.kind}`, version: 0 };
  if (truth === null && question.kind !== "input") return unscored(id, "unavailable");
  if (answer.kind === "not-sure" || answer.kind === "unanswered" || answer.kind === "unreadable") {
    return unscored(id, answer.kind);
  }
  const graded = member?.grade(question, truth, answer, evidence) ?? null;
  if (graded === null || graded.verdict === "unavailable") return unscored(id, "unavailable");
  const follows = evidence?.kind === "continued" && evidence.agrees && graded.verdict !== "correct";
  if (!follows) return { ...graded, judge: id };
  return { ...graded, judge: id, verdict: "follows", value: Math.max(halfCredit, graded.value) };
}

function unscored(id: JudgeId, verdict: Verdict): Score {
  return { value: null, verdict, judge: id, divergence: null, readings: {} };
}
