/** How yes and no were told apart: yes said and true, yes said alone, true alone, neither. */
export interface Told {
  readonly hits: number;
  readonly extra: number;
  readonly missed: number;
  readonly rejected: number;
}

/** What yes and no were said to be, and are. */
export function tell(pairs: readonly (readonly [said: boolean, actual: boolean])[]): Told {
  const told = { hits: 0, extra: 0, missed: 0, rejected: 0 };
  for (const [said, truth] of pairs) {
    if (said && truth) told.hits += 1;
    else if (said) told.extra += 1;
    else if (truth) told.missed += 1;
    else told.rejected += 1;
  }
  return told;
}

/** Accuracy, precision, recall and F1 of yes; what would be divided by nought is 0, accuracy of nothing null. */
export function rates({ hits, extra, missed, rejected }: Told): {
  readonly accuracy: number | null;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const all = hits + extra + missed + rejected;
  return {
    accuracy: all === 0 ? null : (hits + rejected) / all,
    precision: over(hits, hits + extra),
    recall: over(hits, hits + missed),
    f1: over(2 * hits, 2 * hits + extra + missed),
  };
}

function over(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** A yes or no as people and models write it; null for anything else. */
export function readYesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (["true", "yes", "1", "covered", "t", "y"].includes(word)) return true;
  if (["false", "no", "0", "not covered", "f", "n"].includes(word)) return false;
  return null;
}
