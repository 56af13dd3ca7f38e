/** So many UTF-16 code units make a token, about: models cut text each in their own way, code finer than prose. */
const unitsOfToken = 3.5;

/** About how many tokens a text has, for a first idea; only a model's own count is exact. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / unitsOfToken);
}
