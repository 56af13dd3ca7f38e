/**
 * pass@k of one problem: how likely at least one of `k` samples passes, drawn from `n` samples of which `c` pass.
 *
 * 1 when fewer than `k` of them fail, which holds of n < k too: whoever reports it hides such a k, or says so.
 */
export function passAtK(n: number, c: number, k: number): number {
  if (n - c < k) return 1;
  let none = 1;
  for (let sample = n - c + 1; sample <= n; sample++) none *= 1 - k / sample;
  return 1 - none;
}
