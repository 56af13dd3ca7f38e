/**
 * The smallest program found from `source` by steps of `smaller` for which `fails` still holds; `tries` bounds the calls of it.
 */
export function shrink(
  source: string,
  smaller: (source: string) => Iterable<string>,
  fails: (source: string) => boolean,
  tries: number,
): string {
  let least = source;
  let left = tries;
  for (;;) {
    let next: string | null = null;
    for (const candidate of smaller(least)) {
      if (left-- <= 0) return least;
      if (candidate.length < least.length && fails(candidate)) {
        next = candidate;
        break;
      }
    }
    if (next === null) return least;
    least = next;
  }
}
