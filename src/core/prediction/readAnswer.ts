import { assertNever } from "../trace/assertNever.ts";
import type { Question } from "../question/question.ts";
import { parseLiteral } from "../value/literal.ts";
import { parseGroups } from "./groupNotation.ts";
import { parseLines } from "./lineList.ts";
import { parseNextLine } from "./nextLineNotation.ts";
import { parsePath } from "./pathNotation.ts";
import type { Answer, RawAnswer } from "./prediction.ts";
import { unread } from "./reading.ts";

/** The most characters of an answer that are looked at. */
export const longestAnswer = 1 << 20;

/**
 * Reads what was written as an answer to a question; null is `not-sure`. Any text has a reading and none is ever run. Where nothing has to
 * be written to say something (no output, no input) an empty text is an answer, else it is `unanswered`.
 */
export function readAnswer(question: Question, raw: RawAnswer | null): Answer {
  if (raw === null) return { kind: "not-sure" };
  const { text } = raw;
  if (text.length > longestAnswer) return unread("too-long", longestAnswer);
  if (question.kind === "output") return readOutput(raw);
  if (question.kind === "input") {
    const empty = question.ask.kind === "arguments" && question.ask.parameters.length > 0;
    return empty && text.trim() === "" ? { kind: "unanswered" } : { kind: "input", text };
  }
  if (text.trim() === "") return { kind: "unanswered" };
  switch (question.kind) {
    case "coverage": {
      const read = parseLines(text, question.lines);
      return read.kind === "lines" ? { kind: "coverage", ran: read.lines } : read;
    }
    case "branch": {
      const written = text.trim().toLowerCase();
      const way = question.ways.find((known) => known.toLowerCase() === written);
      return way === undefined ? unread("not-a-way", placeOf(text)) : { kind: "branch", way };
    }
    case "next-line": {
      const read = parseNextLine(text);
      return read.kind === "next" ? { kind: "next-line", next: read.next } : read;
    }
    case "path": {
      const read = parsePath(text);
      return read.kind === "lines" ? { kind: "path", lines: read.lines } : read;
    }
    case "state": {
      const read = parseLiteral(text);
      return read.kind === "read" ? { kind: "state", value: read.value } : read;
    }
    case "count": {
      const times = /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null;
      return times === null ? unread("not-a-number", placeOf(text)) : { kind: "count", times };
    }
    case "alias": {
      const read = parseGroups(text, question.names);
      return read.kind === "groups" ? { kind: "alias", groups: read.groups } : read;
    }
    default:
      return assertNever(question);
  }
}

/** With form `raises` the text names an exception's type, as Python writes it before the message. */
function readOutput({ form, text }: RawAnswer): Answer {
  if (form === "plain") return { kind: "output", text, raises: null };
  if (text.trim() === "") return { kind: "unanswered" };
  const type = /^\s*([\p{L}_][\p{L}\p{Nd}_.]*)\s*(?:[:(]|$)/u.exec(text)?.[1];
  if (type === undefined) return unread("not-a-name", placeOf(text));
  return { kind: "output", text: "", raises: type.slice(type.lastIndexOf(".") + 1) };
}

/** Where the text begins behind its spaces. */
function placeOf(text: string): number {
  return text.length - text.trimStart().length;
}
