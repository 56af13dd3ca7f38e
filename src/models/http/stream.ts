import { createParser } from "eventsource-parser";
import type { Failure } from "../../core/asking/generation.ts";
import type { Delta } from "../client.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { ReplyDraft } from "../dialects/draft.ts";
import { type ClientLimits, messageLength, rawHeadLength } from "../limits.ts";
import { readBody } from "./body.ts";
import type { HttpAnswer } from "./call.ts";
import { htmlTitle, isHtml, parsedOrNull } from "./statusFailure.ts";

/** What is told while an answer comes in. */
export interface StreamEars {
  /** The next piece of the raw body. */
  readonly raw: (text: string) => void;
  readonly delta: (delta: Delta) => void;
}

/** Reads a good answer into the draft, a stream or a whole one; gives why it could not, or null. */
export async function readAnswer(
  answer: HttpAnswer,
  dialect: Dialect,
  draft: ReplyDraft,
  limits: ClientLimits,
  ears: StreamEars,
): Promise<Failure | null> {
  let start = "";
  for (;;) {
    const next = await answer.next();
    if (next.kind === "failure") return next.failure;
    if (next.text === null) return start.trim() === "" ? { kind: "cut" } : wholeOf(start);
    start += next.text;
    if (start.trim() !== "") break;
  }
  // What it is shows in what it says: servers are careless about its type.
  if (/^\s*[{[<]/.test(start)) {
    const body = await readBody(answer, limits.longestBody, start);
    ears.raw(body.text.slice(0, rawHeadLength));
    return body.failure ?? wholeOf(body.text);
  }
  return readEvents(answer, dialect, draft, limits, ears, start);

  function wholeOf(text: string): Failure | null {
    if (isHtml(text)) return { kind: "html", status: answer.status, title: htmlTitle(text) };
    const data = parsedOrNull(text);
    if (data === null) return malformed(text);
    if (dialect.readWhole(draft, data) === "malformed") return malformed(text);
    const news = draft.takeNews();
    if (news !== null) ears.delta(news);
    return endOf(draft, limits);
  }
}

async function readEvents(
  answer: HttpAnswer,
  dialect: Dialect,
  draft: ReplyDraft,
  limits: ClientLimits,
  ears: StreamEars,
  start: string,
): Promise<Failure | null> {
  let bad: string | null = null;
  let seen = 0;
  const parser = createParser({
    onEvent({ data }) {
      if (bad !== null || draft.done || draft.error !== null) return;
      if (data === "[DONE]") {
        draft.done = true;
        return;
      }
      const value = parsedOrNull(data);
      if (value === null || dialect.readEvent(draft, value) === "malformed") bad = data;
    },
  });
  let piece: string | null = start;
  let failure: Failure | null = null;
  while (piece !== null) {
    seen += piece.length;
    ears.raw(piece);
    parser.feed(piece);
    const news = draft.takeNews();
    if (news !== null) ears.delta(news);
    const end = bad === null ? endOf(draft, limits) : malformed(bad);
    if (end !== null && end.kind !== "cut") failure = end;
    else if (seen > limits.longestBody) failure = { kind: "too-long", limit: limits.longestBody };
    if (failure !== null || draft.done) {
      answer.close();
      return failure;
    }
    const next = await answer.next();
    // What has its end is an answer, even when the connection then hangs or breaks.
    if (next.kind === "failure") {
      return draft.finish !== null && next.failure.kind !== "aborted" ? null : next.failure;
    }
    piece = next.text;
  }
  // The last event may lack the blank line that ends it. One that was cut in the middle is no JSON.
  parser.feed("\n\n");
  const last = draft.takeNews();
  if (last !== null) ears.delta(last);
  return bad !== null && draft.finish === null ? { kind: "cut" } : endOf(draft, limits);
}

/** Why what has come by now is no answer; null when it is one. */
function endOf(draft: ReplyDraft, { longestText }: ClientLimits): Failure | null {
  if (draft.error !== null) {
    return { kind: "stream-error", message: draft.error.slice(0, messageLength) };
  }
  if (draft.length > longestText) return { kind: "too-long", limit: longestText };
  return draft.finish === null && !draft.done ? { kind: "cut" } : null;
}

function malformed(text: string): Failure {
  return { kind: "malformed", message: text.slice(0, messageLength) };
}
