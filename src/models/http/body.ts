import type { Failure } from "../../core/asking/generation.ts";
import type { HttpAnswer } from "./call.ts";

/** A body read to its end, as far as that went: `failure` says why it stopped before. */
export interface ReadBody {
  readonly text: string;
  readonly failure: Failure | null;
}

/** Reads a body to its end, at most `limit` UTF-16 code units of it; `start` is what was read of it before. */
export async function readBody(answer: HttpAnswer, limit: number, start = ""): Promise<ReadBody> {
  let text = start;
  while (text.length <= limit) {
    const next = await answer.next();
    if (next.kind === "failure") return { text, failure: next.failure };
    if (next.text === null) return { text, failure: null };
    text += next.text;
  }
  answer.close();
  return { text: text.slice(0, limit), failure: { kind: "too-long", limit } };
}
