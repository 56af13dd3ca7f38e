import type { Question, Truth } from "../../../core/question/question.ts";
import type { PlayerAnswer } from "../player.ts";

/** What a player is asked of a benchmark. Answers are in the benchmark's own form. */
export interface TaskItem {
  readonly id: string;
  /** The program that it is about: what is learnt from a pack is never learnt from the same program. */
  readonly program: string;
  /** Only tasks of one sort have answers that can be compared. */
  readonly sort: string;
  readonly source: string;
  /** The nearest question of our own, for players that know nothing of benchmarks; null where there is none. */
  readonly question: Question | null;
  /** The core of the right answer, the same for tasks with the same answer; null where it is not known. */
  readonly plain: string | null;
  /** A core as an answer to this task. */
  readonly write: (plain: string) => string;
  /** An answer to our own question as an answer to this task; null where it cannot be put so. */
  readonly ofTruth: (truth: Truth) => string | null;
  /** What is answered without looking at anything. */
  readonly constant: string;
  /** Answers that are right and wrong for certain, as the truth tells; null where none is known. Only players that say so look at them. */
  readonly right: string | null;
  readonly wrong: string | null;
}

/** Somebody who answers benchmark tasks and needs nothing for it. `text` is in the benchmark's own form. */
export interface TaskPlayer {
  readonly id: string;
  /** Null: it has no answer to this task. */
  answer(item: TaskItem, sample: number): TaskAnswer | null;
}

/** What a player answers to a task. */
export interface TaskAnswer extends Pick<PlayerAnswer, "confidence"> {
  readonly text: string;
}
