import type { Extraction } from "../../asking/extraction/extraction.ts";
import type { Reply } from "../../asking/generation.ts";

/**
 * The probability of the very tokens that the answer stands in: the product over each token that shares a character with the answer's place in the reply. Null where
 * no log-probabilities were kept, where there is no answer, and where the tokens are not those of the text.
 */
export function tokenProbability(
  { text, logprobs }: Pick<Reply, "text" | "logprobs">,
  extraction: Extraction,
): number | null {
  if (extraction.state !== "ok" && extraction.state !== "repaired") return null;
  if (logprobs === null || extraction.answer === null) return null;
  const written = logprobs.map(({ token }) => token).join("");
  // Thinking, and spaces around the text, have tokens too.
  const offset = written.lastIndexOf(text);
  if (offset < 0 || text === "") return null;
  const { start, end } = extraction.span;
  let [at, sum, tokens] = [-offset, 0, 0];
  for (const { token, logprob } of logprobs) {
    const next = at + token.length;
    if (at < end && next > start && token !== "") {
      sum += logprob;
      tokens += 1;
    }
    at = next;
  }
  return tokens === 0 ? null : Math.min(1, Math.exp(sum));
}
