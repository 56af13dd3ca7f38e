import * as z from "zod/mini";
import type { Finish } from "../../core/asking/generation.ts";
import { errorWords } from "../http/statusFailure.ts";
import type { EventRead } from "./dialect.ts";
import type { ReplyDraft } from "./draft.ts";

const text = z.optional(z.nullable(z.string()));
const count = z.optional(z.nullable(z.number()));

const token = z.object({ token: z.string(), logprob: z.number() });
const logprobs = z.object({
  content: z.optional(
    z.nullable(
      z.array(z.object({ ...token.shape, top_logprobs: z.optional(z.nullable(z.array(token))) })),
    ),
  ),
});

/** The thinking of a model has three names, depending on the server. */
const message = z.object({
  content: text,
  reasoning: text,
  reasoning_content: text,
  thinking: text,
  refusal: text,
});

const choice = z.object({
  index: z.optional(z.number()),
  delta: z.optional(z.nullable(message)),
  message: z.optional(z.nullable(message)),
  finish_reason: text,
  logprobs: z.optional(z.nullable(logprobs)),
});

const usage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.optional(z.nullable(z.object({ cached_tokens: count }))),
  completion_tokens_details: z.optional(z.nullable(z.object({ reasoning_tokens: count }))),
  cost: count,
});

const completion = z.object({
  id: text,
  model: text,
  system_fingerprint: text,
  choices: z.array(choice),
  usage: z.optional(z.nullable(usage)),
});

type Completion = z.infer<typeof completion>;

/** Takes one chunk of a stream; a chunk with no choices carries the usage. */
export function readOpenaiEvent(draft: ReplyDraft, data: unknown): EventRead {
  const read = completion.safeParse(data);
  const error = hasError(data) ? errorWords(data) : null;
  if (error !== null) {
    draft.error = error.message;
    return "read";
  }
  if (!read.success) return "malformed";
  takeHead(draft, read.data);
  for (const one of read.data.choices) {
    if ((one.index ?? 0) !== 0) continue;
    takeMessage(draft, one.delta ?? one.message);
    takeTokens(draft, one.logprobs);
    draft.finish = finishOf(one.finish_reason) ?? draft.finish;
    if (one.finish_reason === "error") draft.error = "finish_reason: error";
  }
  return "read";
}

/** Takes an answer that came in one piece; it has to have an end. */
export function readOpenaiWhole(draft: ReplyDraft, data: unknown): EventRead {
  const result = readOpenaiEvent(draft, data);
  if (result === "read" && draft.error === null && draft.finish === null) return "malformed";
  draft.done = true;
  return result;
}

function hasError(data: unknown): boolean {
  return typeof data === "object" && data !== null && "error" in data && data.error !== null;
}

function takeHead(draft: ReplyDraft, { id, model, system_fingerprint, usage: used }: Completion) {
  draft.requestId ??= id ?? null;
  draft.modelReported ??= model ?? null;
  draft.systemFingerprint ??= system_fingerprint ?? null;
  if (used === null || used === undefined) return;
  draft.usage = {
    inputTokens: used.prompt_tokens ?? null,
    outputTokens: used.completion_tokens ?? null,
    reasoningTokens: used.completion_tokens_details?.reasoning_tokens ?? null,
    cachedInputTokens: used.prompt_tokens_details?.cached_tokens ?? null,
  };
  if (typeof used.cost === "number") draft.cost = { usd: used.cost, source: "reported" };
}

function takeMessage(draft: ReplyDraft, given: z.infer<typeof message> | null | undefined): void {
  if (given === null || given === undefined) return;
  const thinking = given.reasoning ?? given.reasoning_content ?? given.thinking ?? "";
  if (thinking !== "") draft.addReasoning(thinking);
  if (given.content) draft.addText(given.content);
  if (given.refusal) {
    draft.addText(given.refusal);
    draft.refused = true;
  }
}

function takeTokens(draft: ReplyDraft, given: z.infer<typeof logprobs> | null | undefined): void {
  const content = given?.content;
  if (!content) return;
  draft.addTokens(content.map(({ top_logprobs, ...own }) => ({ ...own, top: top_logprobs ?? [] })));
}

/** An end by calling tools is an end: no tools were offered. */
function finishOf(reason: string | null | undefined): Finish | null {
  switch (reason) {
    case null:
    case undefined:
    case "":
    case "error":
      return null;
    case "length":
    case "max_tokens":
      return "length";
    case "content_filter":
    case "safety":
      return "filter";
    default:
      return "stop";
  }
}
