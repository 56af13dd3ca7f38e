/** The 0.975 quantile of the normal distribution. */
export const normal975 = 1.959963984540054;

/**
 * The 0.975 quantile of Student's t with `freedom` degrees of freedom, at least 1: half a 95 % interval in standard errors.
 *
 * Found by halving: the distribution function rises, and 200 halvings are exact to the last digit.
 */
export function student975(freedom: number): number {
  let low = 0;
  let high = 20;
  for (let times = 0; times < 200; times += 1) {
    const middle = (low + high) / 2;
    if (tailBeyond(middle, freedom) > 0.025) low = middle;
    else high = middle;
  }
  return high;
}

/** P(T > t) for t ≥ 0. */
function tailBeyond(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
}

/** The regularised incomplete beta function I_x(a, b), by its continued fraction (Lentz's way of going through it). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side only; the other follows by symmetry.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front =
    Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) /
    a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** The logarithm of the gamma function for x > 0: Stirling's series, after stepping up to where it is exact. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 15) {
    shift += Math.log(at);
    at += 1;
  }
  const square = at * at;
  const series =
    1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series / at - shift;
}
