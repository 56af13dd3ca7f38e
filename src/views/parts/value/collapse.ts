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
  const windows = [
    { from: 0, to: Math.min(length, limits.head) },
    ...changed.map((index) => ({
      from: Math.max(0, index - limits.around),
      to: Math.min(length, index + limits.around + 1),
    })),
    { from: Math.max(0, length - limits.tail), to: length },
  ].filter(({ from, to }) => from < to);
  windows.sort((a, b) => a.from - b.from);
  const shown: { from: number; to: number }[] = [];
  for (const { from, to } of windows) {
    const last = shown.at(-1);
    if (last !== undefined && from - last.to <= 1) last.to = Math.max(last.to, to);
    else shown.push({ from: from === 1 && last === undefined ? 0 : from, to });
  }
  const parts: Part[] = [];
  let reached = 0;
  for (const { from, to } of shown) {
    if (from > reached) parts.push({ kind: "gap", from: reached, to: from });
    parts.push({ kind: "items", from, to });
    reached = to;
  }
  const last = shown.at(-1);
  if (last !== undefined && length - reached === 1) {
    parts[parts.length - 1] = { kind: "items", from: last.from, to: length };
  } else if (reached < length) parts.push({ kind: "gap", from: reached, to: length });
  return parts;
}
