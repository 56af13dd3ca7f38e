/** An answer with how sure its giver is of it, 0 to 1, and whether it is right. One method of asking for confidence alone: others say other things. */
export interface Rated {
  readonly confidence: number;
  readonly right: boolean;
  readonly cluster: string;
}

/** Answers of one confidence. */
export interface Level {
  readonly confidence: number;
  readonly n: number;
  readonly right: number;
}

/** Answers by their confidence, the surest first: those of one confidence cannot be told apart, and stay together. */
export function levelsOf(rated: readonly Rated[]): readonly Level[] {
  const levels = new Map<number, { n: number; right: number }>();
  for (const { confidence, right } of rated) {
    const level = levels.get(confidence) ?? { n: 0, right: 0 };
    levels.set(confidence, { n: level.n + 1, right: level.right + (right ? 1 : 0) });
  }
  return [...levels]
    .map(([confidence, level]) => ({ confidence, ...level }))
    .toSorted((one, other) => other.confidence - one.confidence);
}
