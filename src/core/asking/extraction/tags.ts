import type { Candidate } from "./reading.ts";

/** `[ANSWER]…[/ANSWER]`; a closer that the end of the text cuts is one. */
const brackets = /\[(\/?)answer(?:\]|(?<=\/answer)$)/gi;
const elements = /<(\/?)answer>/gi;

/**
 * What stands between `[ANSWER]` and `[/ANSWER]`, from the nearest beginning to each end. `opened`: the prompt ended inside an answer, so
 * the text begins with one.
 */
export function answerTags(text: string, opened: boolean): readonly Candidate[] {
  return between(text, brackets, opened);
}

/** What stands between `<answer>` and `</answer>`. */
export function answerElements(text: string): readonly Candidate[] {
  return between(text, elements, false);
}

function between(text: string, marks: RegExp, opened: boolean): readonly Candidate[] {
  const found: Candidate[] = [];
  let start: number | null = opened ? 0 : null;
  for (const mark of text.matchAll(marks)) {
    const end = mark.index + mark[0].length;
    if (mark[1] !== "/") start = end;
    else if (start !== null) {
      found.push({ start, end: mark.index, closed: true });
      start = null;
    }
  }
  if (start !== null) found.push({ start, end: text.length, closed: false });
  return found;
}
