import { type Candidate, trimmed } from "./reading.ts";

const label = /^([\s*_#>-]*)(?:(?:the|my)\s+)?(?:final\s+)?answer([*_]*)\s*[:=]/i;

/** What stands behind `Answer:` or `answer =` at the beginning of a line, to its end. */
export function answerLines(text: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < text.length;) {
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const said = label.exec(text.slice(at, Math.min(end, at + 200)));
    if (said !== null) {
      const [all, before = "", behind = ""] = said;
      const bold = behind === "" ? (/\*\*|__/.exec(before)?.[0] ?? null) : null;
      found.push(withoutEnd(text, { start: at + all.length, end, closed: true }, bold));
    }
    at = end + 1;
  }
  return found;
}

/** Without what ends the bold print that began before the label: right behind it, or at the end of the line. */
function withoutEnd(text: string, candidate: Candidate, bold: string | null): Candidate {
  if (bold === null) return candidate;
  const { start, end } = { ...candidate, ...trimmed(text, candidate) };
  if (text.startsWith(bold, start)) return { ...candidate, start: start + bold.length, end };
  const ends = end - start >= bold.length && text.startsWith(bold, end - bold.length);
  return ends ? { ...candidate, start, end: end - bold.length } : candidate;
}
