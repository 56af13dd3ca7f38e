import type {
  Cost,
  Exchange,
  Failed,
  Failure,
  Finish,
  Reply,
  SettingRecord,
  TokenLogprob,
  Usage,
} from "../core/asking/generation.ts";

/** An exchange of which nothing is known but how long it took. */
export function bareExchange(totalMs: number, settings: readonly SettingRecord[] = []): Exchange {
  return {
    firstTextMs: null,
    totalMs,
    settings,
    modelReported: null,
    systemFingerprint: null,
    requestId: null,
    rawHead: "",
  };
}

/** What a reply may say besides its text. */
export interface ReplyDetails {
  readonly reasoning?: string | null;
  readonly finish?: Finish;
  readonly logprobs?: readonly TokenLogprob[] | null;
  readonly usage?: Usage | null;
  readonly cost?: Cost | null;
  readonly confidence?: number | null;
}

/** A reply; what is not given is unknown, and it ended by itself. */
export function reply(exchange: Exchange, text: string, details: ReplyDetails = {}): Reply {
  return {
    ...exchange,
    kind: "reply",
    text,
    reasoning: details.reasoning ?? null,
    finish: details.finish ?? "stop",
    logprobs: details.logprobs ?? null,
    usage: details.usage ?? null,
    cost: details.cost ?? null,
    confidence: details.confidence ?? null,
  };
}

/** An exchange that came to no answer; `text` is what had come by then. */
export function failed(exchange: Exchange, failure: Failure, text = ""): Failed {
  return { ...exchange, kind: "failed", failure, text };
}
