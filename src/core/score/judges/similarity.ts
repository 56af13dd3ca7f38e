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

const halfWord = 16;
const halfMask = 0xffff;

/**
 * The bit-parallel algorithm of Hyyrö (2004) over words of 16 bits: each column is a bit, which is 0 once a common subsequence grew there. Its sum of
 * `word + (word & match)` carries from word to word.
 */
function subsequence<Item>(rows: readonly Item[], columns: readonly Item[]): number {
  const words = Math.ceil(columns.length / halfWord);
  const matches = new Map<Item, Uint32Array>();
  for (const [place, item] of columns.entries()) {
    const found = matches.get(item) ?? new Uint32Array(words);
    matches.set(item, found);
    const word = Math.floor(place / halfWord);
    found[word] = (found[word] ?? 0) | (1 << (place % halfWord));
  }
  const state = new Uint32Array(words).fill(halfMask);
  for (const item of rows) {
    const match = matches.get(item);
    if (match === undefined) continue;
    let carry = 0;
    for (let word = 0; word < words; word++) {
      const bits = state[word] ?? 0;
      const common = bits & (match[word] ?? 0);
      const sum = bits + common + carry;
      carry = sum >>> halfWord;
      state[word] = (sum | (bits & ~common)) & halfMask;
    }
  }
  let length = 0;
  for (let place = 0; place < columns.length; place++) {
    const word = state[Math.floor(place / halfWord)] ?? 0;
    if ((word & (1 << (place % halfWord))) === 0) length += 1;
  }
  return length;
}
