import type { RawAnswer } from "../../prediction/prediction.ts";
import type { Span } from "./extraction.ts";

/** A text read as an answer. `same`: two readings mean the same answer exactly when they share it. */
export type Reading =
  | {
      readonly kind: "read";
      readonly raw: RawAnswer;
      readonly same: string;
      /** Something of the text had to be put right first. */
      readonly repaired: boolean;
    }
  | { readonly kind: "unread"; readonly empty: boolean };

/** How answers of one form are read. Total: any text has a reading, in time that grows with its length. */
export interface AnswerReader {
  /** Any text reads as an answer, so talk cannot be told from it: only what is marked as the answer counts. */
  readonly free: boolean;
  read(text: string): Reading;
  /** The answer that a JSON value stands for, as text; `source` is the value as it was written. Null: it stands for none. */
  ofJson(value: unknown, source: string): string | null;
}

/** A place that says that the answer is there. */
export interface Candidate extends Span {
  /** Its end was written, so that nothing can be missing. */
  readonly closed: boolean;
}

export const unread: Reading = { kind: "unread", empty: false };

/** A span without the spaces around what is in it. */
export function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** Spaces, line ends, the byte order mark, and what stands for thinking that was dropped. */
function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x3000 ||
    code === droppedCode
  );
}

/** Stands in place of each character of dropped thinking: a character that no text may hold. */
export const dropped = "\uffff";

const droppedCode = 0xffff;
