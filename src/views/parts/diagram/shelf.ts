/** A rectangle and the stretch of steps, both ends included, in which nothing else may stand there. */
export interface Piece {
  readonly key: string;
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
  readonly first: number;
  readonly last: number;
}

/**
 * How far down the pieces must go, from `wanted`, so that none of them overlaps one of `placed` at a step
 * at which both are there. `space` is kept between them. Pixels.
 */
export function firstFit(
  placed: readonly Piece[],
  pieces: readonly Piece[],
  wanted: number,
  space: number,
): number {
  let offset = wanted;
  const rivals = pieces.flatMap((piece) =>
    placed.filter((other) => meet(piece, other, space)).map((other) => [piece, other] as const),
  );
  for (let moved = true; moved;) {
    moved = false;
    for (const [piece, other] of rivals) {
      const top = piece.y + offset;
      if (top >= other.y + other.height + space || top + piece.height + space <= other.y) continue;
      offset = other.y + other.height + space - piece.y;
      moved = true;
    }
  }
  return offset;
}

/** Whether the two are there at one step and stand above each other, with less than half the space beside them. */
function meet(a: Piece, b: Piece, space: number): boolean {
  return (
    a.first <= b.last &&
    b.first <= a.last &&
    a.x < b.x + b.width + space / 2 &&
    b.x < a.x + a.width + space / 2
  );
}
