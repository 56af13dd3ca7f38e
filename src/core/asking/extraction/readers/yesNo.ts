import { type AnswerReader, type Reading, unread } from "../reading.ts";

const words = /\b(yes|no|true|false)\b/gi;

/** Reads YES or NO, as benchmarks ask for them: one of the words in a text, in any case of letters, as often as it likes but never beside the other one. */
export const yesNoReader: AnswerReader = {
  free: false,
  read: readYesNo,
  ofJson(value, source) {
    if (typeof value === "boolean") return value ? "YES" : "NO";
    return typeof value === "string" ? value : source;
  },
};

function readYesNo(text: string): Reading {
  if (text.trim() === "") return { kind: "unread", empty: true };
  const said = new Set<string>();
  for (const [word] of text.matchAll(words)) said.add(/yes|true/i.test(word) ? "YES" : "NO");
  const [only] = said;
  if (said.size !== 1 || only === undefined) return unread;
  return { kind: "read", raw: { form: "plain", text: only }, same: only, repaired: false };
}
