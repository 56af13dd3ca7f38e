import { type ExtractionState, extractionStates } from "./extraction/extraction.ts";

/** One answer to be counted: what extraction said, and what the judge gave (0 to 1). Null: the truth is not known, or there was nothing to judge. */
export interface Counted {
  readonly state: ExtractionState;
  readonly value: number | null;
  /** The truth could not be computed: it counts neither for nor against. */
  readonly unavailable: boolean;
}

/** How many replies came to what, and how many of all and of the readable ones are right. */
export interface Tally {
  readonly counts: { readonly [state in ExtractionState]: number };
  /** Share right of all; null while errors leave the evaluation incomplete, and of none. */
  readonly headline: number | null;
  /** Share right of those with an answer that could be read. Never shown alone. */
  readonly ofParsed: number | null;
  /** Share that was `unparsed`. */
  readonly unparsed: number | null;
}

/** Counts answers. `errorsAreWrong`: somebody chose to count what never came as wrong; else there is no headline until it has come. */
export function tallyOf(answers: readonly Counted[], errorsAreWrong: boolean): Tally {
  const known = answers.filter(({ unavailable }) => !unavailable);
  const count = (state: ExtractionState): number =>
    known.filter((one) => one.state === state).length;
  const [ok, repaired, unparsed, truncated, refused, empty, error] = extractionStates.map(count);
  const counts = {
    ok: ok ?? 0,
    repaired: repaired ?? 0,
    unparsed: unparsed ?? 0,
    truncated: truncated ?? 0,
    refused: refused ?? 0,
    empty: empty ?? 0,
    error: error ?? 0,
  };
  const right = known.filter(({ value }) => value === 1).length;
  const parsed = counts.ok + counts.repaired;
  const complete = errorsAreWrong || counts.error === 0;
  return {
    counts,
    headline: complete ? share(right, known.length) : null,
    ofParsed: share(right, parsed),
    unparsed: share(counts.unparsed, known.length - counts.error),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
