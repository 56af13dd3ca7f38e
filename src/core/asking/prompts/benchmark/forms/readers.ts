import { type AnswerReader, unread } from "../../../extraction/reading.ts";

/** Takes any text for an answer that is one by `isAnswer`, without the spaces around it. */
export function textReader(isAnswer: (text: string) => boolean): AnswerReader {
  return {
    free: true,
    read(text) {
      const bare = text.trim();
      if (bare === "") return { kind: "unread", empty: true };
      if (!isAnswer(bare)) return unread;
      return { kind: "read", raw: { form: "plain", text: bare }, same: bare, repaired: false };
    },
    ofJson: (value, source) => (typeof value === "string" ? value : source),
  };
}

/** Takes any text but an empty one. */
export const anyText: AnswerReader = textReader(() => true);
