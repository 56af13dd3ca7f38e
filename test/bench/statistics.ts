/** The value below which a share of all lies: the nearest one that was measured; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.max(0, place)] ?? Number.NaN;
}

/** The middle of all values, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The medians of the quotients of two rows of measurements, taken pair by pair. */
export function medianRatio(above: readonly number[], below: readonly number[]): number {
  return median(above.map((value, place) => value / (below[place] ?? Number.NaN)));
}
