import { isNone, type ReadLines, separators, skip, unread } from "./reading.ts";

const lineOrRange = /\d+(?:\s*[-–]\s*\d+)?/y;

/**
 * Reads a set of lines, ascending: numbers and ranges like `5-8`, of which only the lines that may be named count. `none` names no line.
 * Line numbers are 1-based; `allowed` are the lines that may be named, in any order.
 */
export function parseLines(text: string, allowed: readonly number[]): ReadLines {
  if (isNone(text)) return { kind: "lines", lines: [] };
  const lines = [...new Set(allowed)].toSorted((one, other) => one - other);
  /** For each place in `lines`, how many ranges begin there less how many have ended. */
  const changes = Array.from({ length: lines.length + 1 }, () => 0);
  for (let at = skip(separators, text, 0); at < text.length; at = skip(separators, text, at)) {
    const start = at;
    at = skip(lineOrRange, text, at);
    if (at === start) return unread("unexpected-character", start);
    const [first = 0, last = first] = text
      .slice(start, at)
      .split(/[-–]/)
      .map((number) => Number(number));
    const [from, to] = [placeOf(lines, first), placeOf(lines, last + 1)];
    const named = first < last ? from < to : first === last && lines[from] === first;
    if (!named) return unread("not-a-line", start);
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to] = (changes[to] ?? 0) - 1;
  }
  let around = 0;
  const found = lines.filter((_, place) => {
    around += changes[place] ?? 0;
    return around > 0;
  });
  return { kind: "lines", lines: found };
}

/** The place of the first of ascending lines that is not below a line. */
function placeOf(lines: readonly number[], line: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes a set of lines so that `parseLines` reads it back. */
export function printLines(lines: readonly number[]): string {
  return lines.length === 0 ? "none" : lines.join(" ");
}
