/** Lists up to this long are one array; longer ones are cut into pieces once something is moved inside them. */
const longestArray = 4096;
const longestPiece = 1024;

/**
 * Items that are replaced, removed and inserted. Taking the first of 100,000 items does not move the others, so that a queue's
 * history can be replayed.
 */
export class Sequence {
  private array: number[];
  /** Null while all items stand in `array`. */
  private pieces: number[][] | null = null;

  /** The array is the sequence's own from now on. */
  constructor(array: number[]) {
    this.array = array;
  }

  set(index: number, item: number): void {
    if (this.pieces === null) {
      this.array[index] = item;
      return;
    }
    const place = this.find(this.pieces, index);
    const piece = this.pieces[place.piece];
    if (piece !== undefined) piece[place.offset] = item;
  }

  splice(start: number, removed: number, added: readonly number[]): void {
    if (this.pieces === null) {
      const { array } = this;
      if (start + removed === array.length) {
        array.length = start;
        for (const item of added) array.push(item);
        return;
      }
      if (array.length <= longestArray && added.length <= longestArray) {
        array.splice(start, removed, ...added);
        return;
      }
      this.pieces = cut(array);
    }
    this.spliceInPieces(this.pieces, start, removed, added);
  }

  /** All items; the array may be the sequence's own. */
  items(): number[] {
    return this.pieces === null ? this.array : this.pieces.flat();
  }

  private spliceInPieces(
    pieces: number[][],
    start: number,
    removed: number,
    added: readonly number[],
  ): void {
    const first = this.find(pieces, start);
    let { piece, offset } = first;
    let left = removed;
    while (left > 0 && piece < pieces.length) {
      const items = pieces[piece] ?? [];
      const taken = Math.min(left, items.length - offset);
      if (taken === items.length) pieces.splice(piece, 1);
      else {
        items.splice(offset, taken);
        if (left > taken) piece += 1;
      }
      left -= taken;
      if (left > 0) offset = 0;
    }
    if (added.length === 0) return;
    const into = this.find(pieces, start);
    const target = pieces[into.piece];
    if (target === undefined) pieces.push(...cut(added));
    else if (target.length + added.length <= longestPiece) {
      target.splice(into.offset, 0, ...added);
    } else {
      const before = target.slice(0, into.offset);
      const behind = target.slice(into.offset);
      const parts = [before, ...cut(added), behind].filter((part) => part.length > 0);
      pieces.splice(into.piece, 1, ...parts);
    }
  }

  /** The piece and the place in it of an index; behind the last item when the index is the length. */
  private find(pieces: readonly number[][], index: number): { piece: number; offset: number } {
    let offset = index;
    for (let piece = 0; piece < pieces.length; piece++) {
      const length = pieces[piece]?.length ?? 0;
      if (offset < length || (offset === length && piece === pieces.length - 1)) {
        return { piece, offset };
      }
      offset -= length;
    }
    return { piece: pieces.length, offset: 0 };
  }
}

function cut(items: readonly number[]): number[][] {
  const pieces: number[][] = [];
  for (let start = 0; start < items.length; start += longestPiece) {
    pieces.push(items.slice(start, start + longestPiece));
  }
  return pieces;
}
