import { assertNever } from "../trace/assertNever.ts";
import type { NextLine } from "../question/question.ts";
import { type Unread, unread } from "./reading.ts";

/** Reads what comes after a line: `5`, `call f`, `return 9`, `raises` or `end`. The line of a call is not written: it is 0. */
export function parseNextLine(
  text: string,
): { readonly kind: "next"; readonly next: NextLine } | Unread {
  const at = text.length - text.trimStart().length;
  const [word = "", ...rest] = text.trim().split(/\s+/);
  const operand = rest.join(" ");
  const operandAt = at + Math.max(0, text.trim().length - operand.length);
  switch (word.toLowerCase()) {
    case "call": {
      const name = operand.replace(/\(\s*\)$/, "");
      if (!/^[\p{L}_<][\p{L}\p{Nd}_.<>]*$/u.test(name)) return unread("not-a-name", operandAt);
      return { kind: "next", next: { kind: "call", name, line: 0 } };
    }
    case "return": {
      const line = lineOf(operand);
      if (line === null) return unread("not-a-line", operandAt);
      return { kind: "next", next: { kind: "return", line } };
    }
    case "raises":
    case "end":
      if (operand !== "") return unread("unexpected-character", operandAt);
      return { kind: "next", next: { kind: word.toLowerCase() === "end" ? "end" : "raises" } };
    default: {
      const line = lineOf(word);
      if (line === null) return unread("not-a-line", at);
      if (operand !== "") return unread("unexpected-character", operandAt);
      return { kind: "next", next: { kind: "line", line } };
    }
  }
}

function lineOf(text: string): number | null {
  const line = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return line > 0 ? line : null;
}

/** Writes what comes next so that `parseNextLine` reads it back. */
export function printNextLine(next: NextLine): string {
  switch (next.kind) {
    case "line":
      return String(next.line);
    case "call":
      return `call ${next.name}`;
    case "return":
      return `return ${next.line}`;
    case "raises":
    case "end":
      return next.kind;
    default:
      return assertNever(next);
  }
}
