/** Entries 0 to n by key: those of key k, ascending, are what `of(k)` gives. */
export interface Groups {
  of(key: number): Int32Array;
}

/** Groups the entries 0 to `count` by `keyOf`, which gives 0 to `keys`, or -1 for entries of no group. */
export function groupEntries(
  count: number,
  keys: number,
  keyOf: (entry: number) => number,
): Groups {
  const starts = new Int32Array(keys + 1);
  for (let entry = 0; entry < count; entry++) {
    const key = keyOf(entry);
    if (key >= 0) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  }
  for (let key = 0; key < keys; key++)
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const entries = new Int32Array(starts[keys] ?? 0);
  const next = starts.slice();
  for (let entry = 0; entry < count; entry++) {
    const key = keyOf(entry);
    if (key < 0) continue;
    const place = next[key] ?? 0;
    entries[place] = entry;
    next[key] = place + 1;
  }
  return { of: (key) => entries.subarray(starts[key] ?? 0, starts[key + 1] ?? starts[key] ?? 0) };
}

/** How many of ascending numbers are at or below `limit`. */
export function countUpTo(ascending: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
