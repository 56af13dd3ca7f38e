import type { Candidate } from "./reading.ts";

const fence = /^[ \t]{0,3}(`{3,}|~{3,})[^\n]*$/;

/** What stands in Markdown's fenced blocks; one without an end goes on to the end of the text. */
export function fencedBlocks(text: string): readonly Candidate[] {
  const found: Candidate[] = [];
  let open: { readonly mark: string; readonly start: number } | null = null;
  for (let at = 0; at < text.length;) {
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const mark = fenceMark(text, at, end);
    if (mark !== null) {
      if (open === null) open = { mark, start: Math.min(end + 1, text.length) };
      else if (closes(mark, open.mark, text.slice(at, end))) {
        found.push({ start: open.start, end: Math.max(open.start, at), closed: true });
        open = null;
      }
    }
    at = end + 1;
  }
  if (open !== null) found.push({ start: open.start, end: text.length, closed: false });
  return found;
}

function fenceMark(text: string, start: number, end: number): string | null {
  return fence.exec(text.slice(start, Math.min(end, start + 200)))?.[1] ?? null;
}

/** A closer has no words behind it, and is at least as long as what it closes. */
function closes(mark: string, opener: string, line: string): boolean {
  return mark.startsWith(opener) && line.trim() === mark;
}
