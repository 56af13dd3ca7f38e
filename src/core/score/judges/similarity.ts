/** Pairs of places that are looked at at most, once what is the same at both ends is put aside. */
const mostPairs = 10_000_000_000;

/** How many items two lists have in common from the beginning on. */
export function commonPrefix<Item>(one: readonly Item[], other: readonly Item[]): number {
  const end = Math.min(one.length, other.length);
  let length = 0;
  while (length < end && one[length] === other[length]) length += 1;
  return length;
}

/**
 * How alike two lists are, 0 to 1: twice the length of their longest common subsequence by the sum of their lengths. Null when they are so long
 * and so different that it would take seconds.
 */
export function similarityOf<Item>(one: readonly Item[], other: readonly Item[]): number | null {
  const common = commonLength(one, other);
  const total = one.length + other.length;
  if (common === null) return null;
  return total === 0 ? 1 : (2 * common) / total;
}

/** The length of the longest common subsequence; null when finding it would take seconds. */
export function commonLength<Item>(one: readonly Item[], other: readonly Item[]): number | null {
  const prefix = commonPrefix(one, other);
  let [end, otherEnd] = [one.length, other.length];
  while (end > prefix && otherEnd > prefix && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  const same = prefix + one.length - end;
  const [length, otherLength] = [end - prefix, otherEnd - prefix];
  if (length === 0 || otherLength === 0) return same;
  if (length * otherLength > mostPairs) return null;
  const [rows, columns] = length < otherLength ? [other, one] : [one, other];
  return (
    same +
    subsequence(
      rows.slice(prefix, prefix + Math.max(length, otherLength)),
      columns.slice(prefix, prefix + Math.min(length, otherLength)),
    )
  );
}

/** Columns in a word: twice the largest word and a carry still are a small integer. */
const wordSize = 30;
const wordMask = 2 ** wordSize - 1;

/**
 * The bit-parallel algorithm of Hyyrö (2004) over words: each column is a bit, which is 0 once a common subsequence grew there. Its sum of
 * `word + (word & match)` carries from word to word.
 */
function subsequence<Item>(rows: readonly Item[], columns: readonly Item[]): number {
  const words = Math.ceil(columns.length / wordSize);
  const matches = new Matches(columns, words);
  const state = new Int32Array(words).fill(wordMask);
  for (const item of rows) {
    const match = matches.of(item);
    if (match === null) continue;
    let carry = 0;
    for (let word = 0; word < words; word++) {
      const bits = state[word] ?? 0;
      const common = bits & (match[word] ?? 0);
      const sum = bits + common + carry;
      carry = sum >>> wordSize;
      state[word] = (sum | (bits & ~common)) & wordMask;
    }
  }
  let length = 0;
  for (let place = 0; place < columns.length; place++) {
    const word = state[Math.floor(place / wordSize)] ?? 0;
    if ((word & (1 << (place % wordSize))) === 0) length += 1;
  }
  return length;
}

/** Where the columns hold an item, as bits. Only what stands in many columns keeps words of its own; a list of different items would fill the memory. */
class Matches<Item> {
  private readonly words: number;
  private readonly places = new Map<Item, number[]>();
  private readonly kept = new Map<Item, Int32Array>();
  private readonly scratch: Int32Array;
  /** The places whose bits are set in `scratch`. */
  private inScratch: readonly number[] = [];

  constructor(columns: readonly Item[], words: number) {
    this.words = words;
    this.scratch = new Int32Array(words);
    for (const [place, item] of columns.entries()) {
      const places = this.places.get(item);
      if (places === undefined) this.places.set(item, [place]);
      else places.push(place);
    }
  }

  /** The words of an item until the next one is asked for; null when no column holds it. */
  of(item: Item): Int32Array | null {
    const kept = this.kept.get(item);
    if (kept !== undefined) return kept;
    const places = this.places.get(item);
    if (places === undefined) return null;
    if (places.length * 8 >= this.words) {
      const own = new Int32Array(this.words);
      setBits(own, places);
      this.kept.set(item, own);
      return own;
    }
    for (const place of this.inScratch) this.scratch[Math.floor(place / wordSize)] = 0;
    setBits(this.scratch, places);
    this.inScratch = places;
    return this.scratch;
  }
}

function setBits(words: Int32Array, places: readonly number[]): void {
  for (const place of places) {
    const word = Math.floor(place / wordSize);
    words[word] = (words[word] ?? 0) | (1 << (place % wordSize));
  }
}
