import { counted } from "./numbers.ts";

/** Which lines were chosen and which were not, so that nothing is left to guess. */
export function coverageWords(asked: readonly number[], chosen: ReadonlySet<number>): string {
  const not = asked.filter((line) => !chosen.has(line));
  if (not.length === 0) return "You say that all of them run.";
  if (chosen.size === 0) return "You say that none of them runs.";
  return `You say that ${lineList(not)} never ${not.length === 1 ? "runs" : "run"}.`;
}

/** How many lines a path was understood to have. */
export function pathWords(lines: readonly number[]): string {
  return lines.length === 0
    ? "Reads as no line at all."
    : `Reads as ${counted(lines.length, "line")}.`;
}

/** `line 4`, `lines 4 and 6`, `lines 4, 6 and 9`. */
export function lineList(lines: readonly number[]): string {
  const texts = lines.map(String);
  const last = texts.pop() ?? "";
  return texts.length === 0 ? `line ${last}` : `lines ${texts.join(", ")} and ${last}`;
}
