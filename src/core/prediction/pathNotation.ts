import { isNone, type ReadLines, separators, skip, type Unread, unread } from "./reading.ts";

/** The most lines that one path may name, repeats counted. */
const mostLines = 1_000_000;

const deepestGroup = 50;
const digits = /\d+/y;
const repeatSign = /\s*[×xX*]\s*/y;

/**
 * Reads a path: line numbers with spaces, commas or arrows between them. `(3 4)×3` is three times round, `4×2` twice; `x` and `*` do for
 * `×`, and groups may stand in groups. `none` is the path without lines.
 */
export function parsePath(text: string): ReadLines {
  return isNone(text) ? { kind: "lines", lines: [] } : new PathReader(text).read();
}

class PathReader {
  private readonly text: string;
  private at = 0;
  private room = mostLines;
  private readonly lines: number[] = [];
  /** Groups that are still open, outermost first. */
  private readonly groups: { readonly lines: number[]; readonly open: number }[] = [];

  constructor(text: string) {
    this.text = text;
  }

  read(): ReadLines {
    for (;;) {
      this.at = skip(separators, this.text, this.at);
      if (this.at >= this.text.length) break;
      const problem = this.part();
      if (problem !== null) return problem;
    }
    const open = this.groups.at(-1);
    return open === undefined
      ? { kind: "lines", lines: this.lines }
      : unread("unclosed", open.open);
  }

  /** Reads a line, or the beginning or the end of a group. */
  private part(): Unread | null {
    const start = this.at;
    switch (this.text.charAt(start)) {
      case "(":
      case "[":
        if (this.groups.length >= deepestGroup) return unread("too-deep", start);
        this.groups.push({ lines: [], open: start });
        this.at += 1;
        return null;
      case ")":
      case "]": {
        const group = this.groups.pop();
        if (group === undefined) return unread("unexpected-character", start);
        if (group.lines.length === 0) return unread("not-a-line", group.open);
        this.at += 1;
        return this.repeat(group.lines);
      }
      default:
    }
    this.at = skip(digits, this.text, start);
    if (this.at === start) return unread("unexpected-character", start);
    const line = Number(this.text.slice(start, this.at));
    if (!Number.isSafeInteger(line) || line < 1) return unread("not-a-line", start);
    this.room -= 1;
    return this.repeat([line]);
  }

  /** Adds what was read, as often as the text says. */
  private repeat(part: readonly number[]): Unread | null {
    const start = this.at;
    const behind = skip(repeatSign, this.text, start);
    let times = 1;
    if (behind > start) {
      this.at = skip(digits, this.text, behind);
      times = Number(this.text.slice(behind, this.at));
      if (times < 1) return unread("bad-repeat", behind);
    }
    this.room -= part.length * (times - 1);
    if (this.room < 0) return unread("too-long", start);
    const into = this.groups.at(-1)?.lines ?? this.lines;
    for (let time = 0; time < times; time++) for (const line of part) into.push(line);
    return null;
  }
}

/** The longest group that is looked for when a path is written. */
const longestGroup = 32;

/** Writes a path so that `parsePath` reads the same lines back: what repeats is written once, as `(3 4)×3`. */
export function printPath(lines: readonly number[]): string {
  if (lines.length === 0) return "none";
  const parts: string[] = [];
  for (let at = 0; at < lines.length;) {
    const { period, times } = repeatAt(lines, at);
    const text = lines.slice(at, at + period).join(" ");
    if (times === 1) parts.push(text);
    else parts.push(`${period === 1 ? text : `(${text})`}×${times}`);
    at += period * times;
  }
  return parts.join(" ");
}

/** The group that covers most of what follows, if it is run at least twice. */
function repeatAt(lines: readonly number[], at: number): { period: number; times: number } {
  let best = { period: 1, times: 1 };
  const farthest = Math.min(longestGroup, Math.floor((lines.length - at) / 2));
  for (let period = 1; period <= farthest; period++) {
    let end = at + period;
    while (end < lines.length && lines[end] === lines[end - period]) end += 1;
    const times = Math.floor((end - at) / period);
    if (times > 1 && times * period > best.times * best.period) best = { period, times };
  }
  return best;
}
