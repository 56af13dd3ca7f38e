import * as z from "zod/mini";
import { jaccard } from "./surgeMeasures.ts";

const verdictSchema = z.object({
  pass: z.optional(z.boolean()),
  errors: z.optional(z.array(z.object({ pos: z.object({ line: z.number() }), data: z.string() }))),
});

interface Verdict {
  readonly pass: boolean;
  readonly errors: readonly { readonly pos: { readonly line: number }; readonly data: string }[];
}

/**
 * What the verdict of a compiler is worth that a model foretells: it is JSON and nothing else, as a whole. Two that pass are 1, two that differ
 * 0; of two that fail each true error counts the words in common with the first foretold one of its line.
 */
export function verdictScore(raw: string, truth: string): number {
  const [mine, theirs] = [verdictOf(raw), verdictOf(truth)];
  if (mine === null || theirs === null || mine.pass !== theirs.pass) return 0;
  if (theirs.pass) return 1;
  if (theirs.errors.length === 0) return mine.errors.length === 0 ? 1 : 0;
  const scores = theirs.errors.map(({ pos, data }) => {
    const same = mine.errors.find((error) => error.pos.line === pos.line);
    return same === undefined ? 0 : jaccard(data, same.data);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function verdictOf(text: string): Verdict | null {
  try {
    const read = verdictSchema.safeParse(JSON.parse(text));
    if (!read.success) return null;
    return { pass: read.data.pass ?? false, errors: read.data.errors ?? [] };
  } catch {
    return null;
  }
}
