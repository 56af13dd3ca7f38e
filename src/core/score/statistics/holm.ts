/** One of several comparisons: its p as Holm adjusts it, and whether it stands at 5 % for all of them together. */
export interface HolmResult {
  readonly p: number;
  readonly adjusted: number;
  readonly stands: boolean;
}

/** Holm's correction of some p-values, in their order: the chance of even one false difference among them stays at 5 %. */
export function holm(values: readonly number[]): readonly HolmResult[] {
  const ordered = values
    .map((p, index) => ({ p, index }))
    .toSorted((one, other) => one.p - other.p);
  const adjusted = new Map<number, number>();
  let least = 0;
  for (const [place, { p, index }] of ordered.entries()) {
    least = Math.min(1, Math.max(least, p * (values.length - place)));
    adjusted.set(index, least);
  }
  return values.map((p, index) => {
    const own = adjusted.get(index) ?? 1;
    return { p, adjusted: own, stands: own <= 0.05 };
  });
}
