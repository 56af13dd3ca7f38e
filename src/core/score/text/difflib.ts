/** From so many items on, Python takes what makes up more than a hundredth of the second sequence for noise. */
const noisyLength = 200;

/** A stretch of one sequence still to be held against a stretch of the other: [from, to) and [otherFrom, otherTo). */
type Stretch = readonly [from: number, to: number, otherFrom: number, otherTo: number];

/**
 * How alike Python's `difflib.SequenceMatcher(None, one, other, autojunk).ratio()` finds two sequences, 0 to 1, digit for digit.
 *
 * It is not symmetric: noise is what is frequent in `other`. Items are compared as keys of a `Map`.
 */
export function sequenceRatio<Item>(
  one: readonly Item[],
  other: readonly Item[],
  autojunk = true,
): number {
  const total = one.length + other.length;
  return total === 0 ? 1 : (2 * new Matcher(one, other, autojunk).matches()) / total;
}

/** The same of two texts, by characters as Python counts them. */
export function textRatio(one: string, other: string, autojunk = true): number {
  return sequenceRatio(Array.from(one), Array.from(other), autojunk);
}

/** Finds the longest common stretch, then the longest ones on both of its sides, and so on. */
class Matcher {
  private readonly one: Int32Array;
  private readonly other: Int32Array;
  /** Where the other sequence holds an item, ascending; nothing for items that are noise. */
  private readonly places: (readonly number[])[] = [];
  /** Lengths of the common stretches that end at a place of the other sequence, moved up by one; those of the row before and of this one. */
  private lengths: Int32Array;
  private nextLengths: Int32Array;

  constructor(one: readonly unknown[], other: readonly unknown[], autojunk: boolean) {
    const numbers = new Map<unknown, number>();
    const found: number[][] = [];
    this.other = Int32Array.from(other, (item, place) => {
      const number = numbers.get(item) ?? numbers.size;
      if (number === numbers.size) numbers.set(item, number);
      (found[number] ??= []).push(place);
      return number;
    });
    this.one = Int32Array.from(one, (item) => numbers.get(item) ?? -1);
    const most =
      autojunk && other.length >= noisyLength ? Math.floor(other.length / 100) + 1 : Infinity;
    this.places = found.map((places) => (places.length > most ? [] : places));
    this.lengths = new Int32Array(other.length + 1);
    this.nextLengths = new Int32Array(other.length + 1);
  }

  /** How many items the common stretches have together. */
  matches(): number {
    const open: Stretch[] = [[0, this.one.length, 0, this.other.length]];
    let sum = 0;
    for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
      const [from, to, otherFrom, otherTo] = stretch;
      const [at, otherAt, size] = this.longest(stretch);
      if (size === 0) continue;
      sum += size;
      if (from < at && otherFrom < otherAt) open.push([from, at, otherFrom, otherAt]);
      if (at + size < to && otherAt + size < otherTo) {
        open.push([at + size, to, otherAt + size, otherTo]);
      }
    }
    return sum;
  }

  /** The first of the longest common stretches; noise can only make it longer at its ends. */
  private longest([from, to, otherFrom, otherTo]: Stretch): [number, number, number] {
    let [at, otherAt, size] = [from, otherFrom, 0];
    let touched: readonly number[] = [];
    for (let place = from; place < to; place++) {
      const places = this.placesFrom(this.one[place] ?? -1, otherFrom);
      const { lengths, nextLengths } = this;
      for (const otherPlace of places) {
        if (otherPlace >= otherTo) break;
        const length = (lengths[otherPlace] ?? 0) + 1;
        nextLengths[otherPlace + 1] = length;
        if (length > size) {
          at = place - length + 1;
          otherAt = otherPlace - length + 1;
          size = length;
        }
      }
      for (const otherPlace of touched) lengths[otherPlace + 1] = 0;
      touched = places;
      [this.lengths, this.nextLengths] = [nextLengths, lengths];
    }
    for (const otherPlace of touched) this.lengths[otherPlace + 1] = 0;
    const { one, other } = this;
    while (at > from && otherAt > otherFrom && one[at - 1] === other[otherAt - 1]) {
      at -= 1;
      otherAt -= 1;
      size += 1;
    }
    while (at + size < to && otherAt + size < otherTo && one[at + size] === other[otherAt + size]) {
      size += 1;
    }
    return [at, otherAt, size];
  }

  /** The places of an item at `from` and behind it. */
  private placesFrom(item: number, from: number): readonly number[] {
    const places = this.places[item] ?? [];
    if (from === 0 || (places[0] ?? from) >= from) return places;
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return places.slice(low);
  }
}
