import type { RawAnswer } from "../../core/prediction/prediction.ts";
import type { Question, Truth } from "../../core/question/question.ts";
import type { Recording } from "../../core/trace/index.ts";

/** What a player is asked: the question itself, not a text about it. */
export interface PlayerItem {
  readonly id: string;
  /** The program that it is about: what is learnt from a pack is never learnt from the same program. */
  readonly program: string;
  readonly source: string;
  readonly question: Question;
  /** Null where it is not known. Only players that say so look at it. */
  readonly truth: Truth | null;
  /** Null where it is not at hand. Only players that say so look at it. */
  readonly recording: Recording | null;
}

/** What a player answers. `raw` null: it is not sure. `confidence` from 0 to 1, null for none. */
export interface PlayerAnswer {
  readonly raw: RawAnswer | null;
  readonly confidence: number | null;
}

/**
 * What a player is, which is always shown with it: a floor that looks at nothing, a static heuristic that reads the program, or one that
 * is simulated from the truth and stands in no ranking.
 */
export type PlayerSort = "floor" | "heuristic" | "simulated";

/** Somebody who answers questions and needs nothing for it. The same item and sample give the same answer. */
export interface Player {
  readonly id: string;
  readonly sort: PlayerSort;
  /** Null: it has no answer to this item. */
  answer(item: PlayerItem, sample: number): PlayerAnswer | null;
}
