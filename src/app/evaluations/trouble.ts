import type { Failure } from "../../core/asking/generation.ts";

/** After so many cells in a row that end in an error, a predictor is not asked further: all the others would end the same way. */
const mostErrors = 5;

/** After so many rounds of nothing but rate limits, none of them is waited for any longer. */
const mostLimits = 40;

/** Tells a predictor that is out of reach from one that fails now and then. */
export interface Trouble {
  answered(): void;
  /** A cell has ended in an error; true: it is one too many. */
  ended(failure: Failure): boolean;
  /** A rate limit was met after waiting for the last one; true: it is one too many. */
  limited(): boolean;
}

/** No trouble yet. */
export function createTrouble(): Trouble {
  let errors = 0;
  let limits = 0;
  return {
    answered() {
      errors = 0;
      limits = 0;
    },
    ended(failure) {
      errors = isOfOneItem(failure) ? 0 : errors + 1;
      return errors >= mostErrors;
    },
    limited() {
      limits += 1;
      return limits >= mostLimits;
    },
  };
}

/** Failures that say nothing of the next item. */
function isOfOneItem({ kind }: Failure): boolean {
  return kind === "no-answer" || kind === "too-long" || kind === "form-not-met";
}

/** What a failure says in the words of whoever failed; its kind where it says nothing. */
export function messageOf(failure: Failure): string {
  if ("message" in failure) return failure.message;
  return failure.kind === "html" ? failure.title : failure.kind;
}
