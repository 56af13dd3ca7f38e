/**
 * P[X ≤ k] of X successes in `n` trials, each with probability `p` (0 to 1). Terms are found from their logarithms, so that none is lost
 * where the first ones are too small for a number.
 */
export function binomialUpTo(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  let term = n * Math.log1p(-p);
  let sum = Math.exp(term);
  for (let count = 1; count <= k; count++) {
    term += Math.log((n - count + 1) / count) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}
