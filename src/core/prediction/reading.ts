import type { Answer, Unreadable } from "./prediction.ts";

export type Unread = Extract<Answer, { kind: "unreadable" }>;

/** Why an answer cannot be read; `at` is a 0-based place in its text, in UTF-16 code units. */
export function unread(problem: Unreadable, at: number): Unread {
  return { kind: "unreadable", problem, at };
}

/** Lines in the order in which they were written, or why they cannot be read. */
export type ReadLines = { readonly kind: "lines"; readonly lines: readonly number[] } | Unread;

/** What may stand between two lines. */
export const separators = /(?:[\s,;→]|->)*/y;

/** The place behind what a sticky pattern matches at `at`; `at` itself when it matches nothing. */
export function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** True for the word that says that no line is meant. */
export function isNone(text: string): boolean {
  return text.trim().toLowerCase() === "none";
}
