import { answerIn, type RevalPrompt } from "./revalTags.ts";

/**
 * What REval takes an answer to "is the line executed" for: yes only where its first three characters hold `YES` and not `NO`, in any
 * case; everything else is no.
 */
export function readRevalCoverage(text: string, prompt: RevalPrompt): boolean {
  const answer = answerIn(text.toUpperCase(), prompt);
  if (answer === null) return false;
  const start = answer.trim().slice(0, 3);
  return start.includes("YES") && !start.includes("NO");
}

/** The same, strictly: one word, which may stand in quotes, stars or before a full stop; null where it is neither yes nor no. */
export function readStrictCoverage(text: string, prompt: RevalPrompt): boolean | null {
  const answer = answerIn(text, prompt);
  const word = answer === null ? null : /^[\s`*'"]*(yes|no)[\s`*'".!]*$/i.exec(answer)?.[1];
  return word === null || word === undefined ? null : word.toLowerCase() === "yes";
}
