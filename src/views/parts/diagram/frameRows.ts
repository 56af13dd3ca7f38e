/** First and last step, 0-based, at which a name was bound in a frame. */
export interface NameLife {
  readonly first: number;
  last: number;
}

/** Place of each name → its 0-based row in the frame, and how many rows that makes. */
export interface FrameRows {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly count: number;
}

/**
 * Gives each name of a frame a row of its own for as long as it is bound, and one step more for the word that it
 * is deleted. A row that is free again goes to the next name that comes, so that names which were there for a
 * moment (of a comprehension, of an `except`) leave no hole for long. Names come in the order of binding.
 */
export function assignRows(names: ReadonlyMap<string, NameLife>): FrameRows {
  const rowOf = new Map<string, number>();
  const freeFrom: number[] = [];
  for (const [place, { first, last }] of names) {
    const free = freeFrom.findIndex((step) => step <= first);
    const row = free < 0 ? freeFrom.length : free;
    freeFrom[row] = last + 2;
    rowOf.set(place, row);
  }
  return { rowOf, count: freeFrom.length };
}
