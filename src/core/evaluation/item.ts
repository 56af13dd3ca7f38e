import type { Task, TaskKind } from "../benchmark/task.ts";
import type { Program } from "../program/program.ts";
import type { Question } from "../question/question.ts";

/** What is asked: a question on a program of one's own, or a task of a benchmark. */
export type Asked =
  | { readonly kind: "question"; readonly program: Program; readonly question: Question }
  | { readonly kind: "task"; readonly task: Task };

/** One item of an evaluation: the same for all who are asked. */
export interface EvaluationItem {
  /** Of a question as `itemId` writes it; of a task `benchmark/task`. */
  readonly id: string;
  /** The program that it is about: items of one program are not independent. */
  readonly program: string;
  /** What the program is called. */
  readonly title: string;
  readonly kind: TaskKind;
  readonly asked: Asked;
}
