/** How a model was asked: for the answer alone, or for thoughts in front of it. */
export type RevalPrompt = "direct" | "cot";

/**
 * What a model answered, without REval's tags: what stands between the first `[ANSWER]` and the first `[/ANSWER]`, which may be broken
 * off. Null where thoughts were asked for and their end is missing or nothing stands before it.
 */
export function answerIn(text: string, prompt: RevalPrompt): string | null {
  let answer = text;
  if (prompt === "cot") {
    const end = answer.indexOf("[/THOUGHT]");
    if (end <= 0) return null;
    answer = answer.slice(end + "[/THOUGHT]".length);
  }
  const begin = answer.indexOf("[ANSWER]");
  if (begin >= 0) answer = answer.slice(begin + "[ANSWER]".length);
  const end = answer.indexOf("[/ANSWER");
  return end >= 0 ? answer.slice(0, end) : answer;
}
