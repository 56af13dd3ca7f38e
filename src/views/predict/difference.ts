/** Two texts cut into what they begin and end with together, and what each has between. */
export interface Parts {
  readonly before: string;
  readonly mine: string;
  readonly python: string;
  readonly after: string;
}

/** Finds the longest common beginning and end of two texts. No surrogate pair is cut in two. */
export function split(mine: string, python: string): Parts {
  const shorter = Math.min(mine.length, python.length);
  let start = 0;
  while (start < shorter && mine[start] === python[start]) start += 1;
  if (isHigh(mine, start - 1)) start -= 1;
  let end = 0;
  while (end < shorter - start && mine.at(-1 - end) === python.at(-1 - end)) end += 1;
  if (end > 0 && isHigh(mine, mine.length - end - 1)) end -= 1;
  return {
    before: mine.slice(0, start),
    mine: mine.slice(start, mine.length - end),
    python: python.slice(start, python.length - end),
    after: end === 0 ? "" : mine.slice(-end),
  };
}

function isHigh(text: string, place: number): boolean {
  return /[\ud800-\udbff]/.test(text[place] ?? "");
}
