import { isNone, type ReadLines, separators, skip, unread } from "./reading.ts";

const lineOrRange = /\d+(?:\s*[-–]\s*\d+)?/y;

/**
 * Reads a set of lines, ascending: numbers and ranges like `5-8`, of which only the lines that may be named count. `none` names no line.
 * Line numbers are 1-based.
 */
export function parseLines(text: string, allowed: readonly number[]): ReadLines {
  if (isNone(text)) return { kind: "lines", lines: [] };
  const known = new Set(allowed);
  const found = new Set<number>();
  for (let at = skip(separators, text, 0); at < text.length; at = skip(separators, text, at)) {
    const start = at;
    at = skip(lineOrRange, text, at);
    if (at === start) return unread("unexpected-character", start);
    const [first = 0, last = first] = text
      .slice(start, at)
      .split(/[-–]/)
      .map((number) => Number(number));
    const lines =
      first === last ? [first] : allowed.filter((line) => line >= first && line <= last);
    if (lines.length === 0 || lines.some((line) => !known.has(line))) {
      return unread("not-a-line", start);
    }
    for (const line of lines) found.add(line);
  }
  return { kind: "lines", lines: [...found].toSorted((one, other) => one - other) };
}

/** Writes a set of lines so that `parseLines` reads it back. */
export function printLines(lines: readonly number[]): string {
  return lines.length === 0 ? "none" : lines.join(" ");
}
