import { itemId } from "../../../core/asking/cell.ts";
import { questionsOf } from "../../../core/attempt/items.ts";
import { ruleOf } from "../../../core/attempt/ruleOf.ts";
import type { RuleId } from "../../../core/attempt/rules.ts";
import type { QuestionPlan } from "../../../core/evaluation/plan.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { programHash } from "../../../core/program/hash.ts";
import type { Program } from "../../../core/program/program.ts";
import { makeQuestions, truthOf } from "../../../core/question/index.ts";
import type { Item, Question, Truth } from "../../../core/question/question.ts";
import type { Recording } from "../../../core/trace/index.ts";

/** A program with the way in which questions are put on it. */
export interface AskedProgram {
  readonly title: string;
  readonly program: Program;
  /** The questions of a plan, or those that somebody was asked. */
  readonly questions: QuestionPlan | readonly Item[];
}

/** A question with all that is held of its run: the recording itself is not. */
export interface KnownQuestion {
  readonly item: EvaluationItem;
  readonly program: Program;
  readonly question: Question;
  /** Null where it cannot be told. */
  readonly truth: Truth | null;
  /** The rule of Python that explains it. */
  readonly rule: RuleId;
}

/** The questions on a program that was recorded. */
export function questionsOn(asked: AskedProgram, recording: Recording): readonly KnownQuestion[] {
  const { program, title } = asked;
  const hash = programHash(program);
  return questionsIn(asked, recording).map((question) => {
    const truth = truthOf(recording, question);
    const item: EvaluationItem = {
      id: itemId(hash, question.id),
      program: hash,
      title,
      kind: question.kind,
      asked: { kind: "question", program, question },
    };
    return { item, program, question, truth, rule: ruleOf(recording, question, truth) };
  });
}

function questionsIn({ questions }: AskedProgram, recording: Recording): readonly Question[] {
  if (!("seed" in questions)) return questions.flatMap(questionsOf);
  const { seed, perProgram, kinds } = questions;
  const options = { seed, size: perProgram, kinds, help: "unchanged", chosen: [] } as const;
  return makeQuestions(recording, options).items.flatMap(questionsOf);
}
