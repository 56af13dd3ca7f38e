import { undressed } from "../literalText.ts";
import { type AnswerReader, type Reading, unread } from "../reading.ts";

/** Reads the number of one line, or -1: `5`, `line 5`, `5: x = 1`. */
export const lineNumberReader: AnswerReader = {
  free: false,
  read: readLineNumber,
  ofJson: (value, source) => (typeof value === "string" ? value : source),
};

function readLineNumber(text: string): Reading {
  const bare = undressed(text);
  if (bare === "") return { kind: "unread", empty: true };
  // What stands behind the number is the line itself, never another number.
  const number = /^(?:line\s{0,4})?(-1|\d{1,7})(?!\d|\.\d)(?:\s{0,4}[:|).].*|\s*)$/is.exec(
    bare,
  )?.[1];
  if (number === undefined) return unread;
  const line = String(Number(number));
  return { kind: "read", raw: { form: "plain", text: line }, same: line, repaired: false };
}
