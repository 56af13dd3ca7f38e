/** pass^k of one problem: how likely all of `k` samples pass, drawn from `n` of which `c` pass. Null when there are fewer than `k`. */
export function passHatK(n: number, c: number, k: number): number | null {
  if (k > n) return null;
  let all = 1;
  for (let drawn = 0; drawn < k; drawn++) all *= Math.max(0, c - drawn) / (n - drawn);
  return all;
}

/**
 * What most samples say, and the share of all samples that say it. Each is an answer's key, or null for none: those do not vote, but count. Of answers given equally often the one
 * that was seen first. Null when nobody said anything.
 */
export function majorityOf(
  keys: readonly (string | null)[],
): { readonly key: string; readonly agreement: number } | null {
  const votes = new Map<string, number>();
  for (const key of keys) if (key !== null) votes.set(key, (votes.get(key) ?? 0) + 1);
  let best: { readonly key: string; readonly count: number } | null = null;
  for (const [key, count] of votes) if (best === null || count > best.count) best = { key, count };
  return best === null ? null : { key: best.key, agreement: best.count / keys.length };
}
