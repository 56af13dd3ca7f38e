/** How many items of a long container are shown. All are counts of items. */
export interface CollapseLimits {
  /** Containers up to this length are shown whole. */
  readonly whole: number;
  /** Items shown at the beginning of a longer one. */
  readonly head: number;
  /** Items shown at its end. */
  readonly tail: number;
  /** Items shown on either side of one that changed. */
  readonly around: number;
}

/** A stretch of items that is shown, or a gap that stands for items left out. Indexes are 0-based, `to` is not included. */
export interface Part {
  readonly kind: "items" | "gap";
  readonly from: number;
  readonly to: number;
}

/**
 * The parts in which a container of `length` items is shown: its head, its tail and a window round
 * each index in `changed` (0-based), with gaps between. The parts cover every index once, in order,
 * and no gap stands for a single item, which takes as much room as the gap would.
 */
export function collapse(
  length: number,
  changed: readonly number[],
  limits: CollapseLimits,
): readonly Part[] {
  if (length <= limits.whole) return length === 0 ? [] : [{ kind: "items", from: 0, to: length }];
  const windows: [number, number][] = [
    [0, limits.head],
    [length - limits.tail, length],
  ];
  for (const index of changed) {
    const from = Math.max(0, index - limits.around);
    const to = Math.min(length, index + limits.around + 1);
    if (from < to) windows.push([from, to]);
  }
  windows.sort((a, b) => a[0] - b[0]);
  const parts: Part[] = [];
  let shownTo = 0;
  for (const [from, to] of windows) {
    if (to <= shownTo) continue;
    const last = parts.at(-1);
    const hidden = from - shownTo;
    if (hidden <= 1 && last !== undefined) {
      parts[parts.length - 1] = { kind: "items", from: last.from, to };
    } else if (hidden <= 1) {
      parts.push({ kind: "items", from: 0, to });
    } else {
      parts.push({ kind: "gap", from: shownTo, to: from }, { kind: "items", from, to });
    }
    shownTo = to;
  }
  if (shownTo < length) parts.push({ kind: "gap", from: shownTo, to: length });
  return parts;
}
