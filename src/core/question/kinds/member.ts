import type { Recording } from "../../trace/index.ts";
import type { Moment } from "../moments.ts";
import type { Question, QuestionKind, Truth } from "../question.ts";

/** One kind of question: what it asks about a run, and what is true. */
export interface KindMember<Kind extends QuestionKind> {
  readonly kind: Kind;
  /** Questions on the whole run, asked before anything of it is shown. */
  whole(recording: Recording): readonly QuestionOf<Kind>[];
  /** Questions on the line that is about to run at a moment. */
  at(recording: Recording, moment: Moment): readonly QuestionOf<Kind>[];
  /** What Python did; null where the recording does not tell. Never throws, whatever the question says. */
  truth(recording: Recording, question: QuestionOf<Kind>): TruthOf<Kind> | null;
}

export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

export type TruthOf<Kind extends QuestionKind> = Extract<Truth, { kind: Kind }>;

/** For kinds that ask nothing of one sort. */
export const nothing = (): readonly never[] => [];

/** More steps than this nobody should have to go through in the mind for one answer. */
export const mostEffort = 60;
