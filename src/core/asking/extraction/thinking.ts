import { dropped } from "./reading.ts";

type Family = "think" | "thought";

const marks = /<(\/?)think(?:ing)?>|\[(\/?)thought\]/gi;

/**
 * A reply with its thinking dropped: `<think>…</think>`, `<thinking>…`, `[THOUGHT]…[/THOUGHT]`. Each dropped character becomes `dropped`, so that places stay the
 * same. What stands before an end without a beginning is thinking too: the prompt may have begun it. `opened`: the prompt ended inside
 * a `[THOUGHT]`.
 */
export function withoutThinking(
  text: string,
  opened: boolean,
): { readonly text: string; /** A thought had no end. */ readonly unclosed: boolean } {
  const pieces: string[] = [];
  let kept = 0;
  let inside: { readonly family: Family; readonly from: number } | null = opened
    ? { family: "thought", from: 0 }
    : null;
  const drop = (from: number, to: number): void => {
    pieces.push(text.slice(kept, from), dropped.repeat(to - from));
    kept = to;
  };
  for (const mark of text.matchAll(marks)) {
    const [all, ofThink, ofThought] = mark;
    const family: Family = ofThink === undefined ? "thought" : "think";
    const closes = (ofThink ?? ofThought) === "/";
    const end = mark.index + all.length;
    if (!closes) inside ??= { family, from: mark.index };
    else if (inside === null) {
      // All that came before it, what was kept until now included.
      pieces.length = 0;
      pieces.push(dropped.repeat(end));
      kept = end;
    } else if (inside.family === family) {
      drop(inside.from, end);
      inside = null;
    }
  }
  if (inside === null) return { text: pieces.join("") + text.slice(kept), unclosed: false };
  drop(inside.from, inside.family === "think" ? text.length : lastAnswer(text, inside.from));
  return { text: pieces.join("") + text.slice(kept), unclosed: true };
}

/** Where the last answer begins behind a place; the end of the text when none does. */
function lastAnswer(text: string, from: number): number {
  let found = text.length;
  for (const mark of text.slice(from).matchAll(/\[answer\]/gi)) found = from + mark.index;
  return found;
}
