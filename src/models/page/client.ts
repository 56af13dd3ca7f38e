import type { Failure, GenRequest, GenResult } from "../../core/asking/generation.ts";
import type { Capabilities, ModelClient } from "../client.ts";
import { ReplyDraft } from "../dialects/draft.ts";
import { firstHabits, type Habits } from "../dialects/habits.ts";
import { openaiChat } from "../dialects/openaiChat.ts";
import { type ClientLimits, messageLength, rawHeadLength } from "../limits.ts";
import { bareExchange, failed, reply } from "../results.ts";
import type { Timing } from "../timing.ts";
import type { PageEngine } from "./engine.ts";

const capabilities: Capabilities = {
  stream: true,
  form: "schema",
  logprobs: 20,
  seed: true,
  temperature: true,
  usage: true,
  cost: "free",
  concurrency: { first: 1, most: 1 },
};

/** What a client of a model in the page needs. */
export interface PageClientOptions {
  readonly engine: PageEngine;
  /** What the model is called. */
  readonly model: string;
  readonly timing: Timing;
  readonly limits: ClientLimits;
}

/** A client of a model that runs in the page. It asks one question at a time: others wait for their turn. */
export function createPageClient(options: PageClientOptions): ModelClient {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    capabilities,
    generate(request, signal, onDelta) {
      const mine = turn.then(() => generate(options, request, signal, onDelta, firstHabits));
      turn = mine;
      return mine;
    },
  };
}

async function generate(
  options: PageClientOptions,
  request: GenRequest,
  signal: AbortSignal,
  onDelta: Parameters<ModelClient["generate"]>[2],
  habits: Habits,
): Promise<GenResult> {
  const { engine, timing, limits } = options;
  const began = timing.now();
  const { body, records } = openaiChat.compose(options.model, request, habits);
  const draft = new ReplyDraft();
  let firstTextMs: number | null = null;
  let head = "";
  const exchange = () => ({
    ...bareExchange(timing.now() - began, records),
    firstTextMs,
    modelReported: options.model,
    systemFingerprint: draft.systemFingerprint,
    requestId: draft.requestId,
    rawHead: head,
  });
  const fail = (failure: Failure): GenResult => failed(exchange(), failure, draft.content.text);
  if (signal.aborted) return fail({ kind: "aborted" });
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  try {
    for await (const piece of await engine.chat(body, both)) {
      if (head.length < rawHeadLength) {
        head = `${head}${JSON.stringify(piece)}\n`.slice(0, rawHeadLength);
      }
      if (openaiChat.readEvent(draft, piece) === "malformed") {
        return fail({ kind: "malformed", message: JSON.stringify(piece).slice(0, messageLength) });
      }
      const news = draft.takeNews();
      if (news !== null) {
        firstTextMs ??= timing.now() - began;
        onDelta?.(news);
      }
      if (draft.length > limits.longestText) {
        return fail({ kind: "too-long", limit: limits.longestText });
      }
    }
  } catch (error) {
    if (signal.aborted) return fail({ kind: "aborted" });
    const message = (error instanceof Error ? error.message : String(error)).slice(
      0,
      messageLength,
    );
    // Tokens that are no whole characters break the engine's log-probabilities; the answer can be had without.
    if (draft.finish === null && body["logprobs"] === true) {
      const without = { ...habits, refused: { ...habits.refused, logprobs: message } };
      return generate(options, request, signal, onDelta, without);
    }
    return fail({ kind: "stream-error", message });
  } finally {
    stop.abort();
  }
  if (signal.aborted) return fail({ kind: "aborted" });
  if (draft.error !== null) return fail({ kind: "stream-error", message: draft.error });
  if (draft.finish === null) return fail({ kind: "cut" });
  const { text, reasoning } = draft.content;
  return reply(exchange(), text, {
    reasoning,
    finish: draft.finish,
    logprobs: draft.logprobs,
    usage: draft.usage,
    cost: { usd: 0, source: "free" },
  });
}
