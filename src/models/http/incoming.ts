import type { Exchange, Failure, GenResult } from "../../core/asking/generation.ts";
import type { Composed } from "../dialects/dialect.ts";
import { ReplyDraft } from "../dialects/draft.ts";
import { rawHeadLength } from "../limits.ts";
import { failed, reply } from "../results.ts";
import type { HttpAnswer } from "./call.ts";

/** One request and what has come of it. */
export class Incoming {
  readonly draft = new ReplyDraft();
  private readonly composed: Composed;
  private readonly sinceMs: () => number;
  private head = "";
  private firstTextMs: number | null = null;
  private requestId: string | null = null;

  constructor(composed: Composed, sinceMs: () => number) {
    this.composed = composed;
    this.sinceMs = sinceMs;
  }

  takeHeaders(answer: HttpAnswer): void {
    this.requestId = answer.header("x-request-id") ?? answer.header("request-id");
  }

  hear(text: string): void {
    if (this.head.length < rawHeadLength) this.head = (this.head + text).slice(0, rawHeadLength);
  }

  takeFirstText(): void {
    this.firstTextMs ??= this.sinceMs();
  }

  replied(): GenResult {
    const { draft } = this;
    const { text, reasoning } = draft.content;
    return reply(this.exchange(), text, {
      reasoning,
      finish: draft.refused ? "filter" : (draft.finish ?? "stop"),
      logprobs: draft.logprobs,
      usage: draft.usage,
      cost: draft.cost,
    });
  }

  failed(failure: Failure): GenResult {
    return failed(this.exchange(), failure, this.draft.content.text);
  }

  private exchange(): Exchange {
    return {
      firstTextMs: this.firstTextMs,
      totalMs: this.sinceMs(),
      settings: this.composed.records,
      modelReported: this.draft.modelReported,
      systemFingerprint: this.draft.systemFingerprint,
      requestId: this.requestId ?? this.draft.requestId,
      rawHead: this.head,
    };
  }
}
