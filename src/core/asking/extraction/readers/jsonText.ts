import type { QuestionKind } from "../../../question/question.ts";
import { pythonOfJson } from "../pythonOfJson.ts";

/**
 * The answer that a JSON value stands for, as a person would write it; `source` is the value as it was written. A string is the answer itself; numbers, lists and
 * so on are read where the kind has an answer that they say. Null: they say none.
 */
export function jsonText(kind: QuestionKind, value: unknown, source: string): string | null {
  // A line end in front keeps the spaces at the beginning of what is printed.
  if (typeof value === "string") return kind === "output" ? `\n${value}\n` : value;
  switch (kind) {
    case "state":
      return pythonOfJson(source);
    case "coverage":
    case "path":
      return linesText(value);
    case "branch":
      return typeof value === "boolean" ? String(value) : null;
    case "next-line":
    case "count":
    case "input":
      return typeof value === "number" ? source : null;
    case "alias":
      return groupsText(value);
    case "output":
      return null;
  }
}

function linesText(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  if (!value.every((line) => Number.isInteger(line))) return null;
  return value.length === 0 ? "none" : value.join(" ");
}

function groupsText(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  const groups = value.map((group) => (Array.isArray(group) ? group : [group]));
  return groups.every((group) => group.every((name) => typeof name === "string"))
    ? groups.map((group) => group.join("=")).join(" ")
    : null;
}
