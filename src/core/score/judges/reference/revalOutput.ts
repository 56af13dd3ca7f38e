import { answerIn, type RevalPrompt } from "./revalTags.ts";

/** What makes an answer wrong before it is run. */
const penalised = ["assertTrue(True)", "assertFalse(False)", "assert True", "assert False"];

/** What REval would run for an answer to a snippet with `??` in it. */
export interface RevalOutput {
  /** The completed snippet; null where thoughts were asked for and do not end. */
  readonly text: string | null;
  /** False: REval calls it wrong without running it. */
  readonly runs: boolean;
}

/**
 * Completes an answer: where it has fewer lines than the snippet, the snippet's first lines are put in front. It is not run where it
 * asserts a constant, or has fewer `assert`s than the snippet.
 */
export function readRevalOutput(text: string, prompt: RevalPrompt, snippet: string): RevalOutput {
  const answer = answerIn(text, prompt);
  if (answer === null) return { text: null, runs: false };
  const given = snippet.split("\n");
  const lines = linesOf(answer, given.length);
  const missing = given.slice(0, Math.max(0, given.length - lines.length));
  const completed = [...missing, ...lines].join("\n");
  const constant = penalised.some((pattern) => completed.includes(pattern));
  return { text: completed, runs: !constant && asserts(completed) >= asserts(snippet) };
}

/** An answer's lines: a first line that stands in the place of the snippet's first one has no indentation, another keeps its own. */
function linesOf(answer: string, wanted: number): readonly string[] {
  const lines = answer
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .trimEnd()
    .split("\n");
  return lines.length < wanted ? lines : [lines[0]?.trimStart() ?? "", ...lines.slice(1)];
}

function asserts(text: string): number {
  return text.split("assert").length - 1;
}

/** What stands in the places of `??`; null where the answer is not the snippet with something else there. */
export function filledIn(text: string, snippet: string): readonly string[] | null {
  const parts = snippet
    .trim()
    .split("??")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`^${parts.join("([\\s\\S]+?)")}$`);
  const found = pattern.exec(text.trim());
  return found === null ? null : found.slice(1);
}
