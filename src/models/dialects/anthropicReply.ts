import * as z from "zod/mini";
import type { Finish } from "../../core/asking/generation.ts";
import { errorWords } from "../http/statusFailure.ts";
import type { EventRead } from "./dialect.ts";
import type { ReplyDraft } from "./draft.ts";

const count = z.optional(z.nullable(z.number()));
const text = z.optional(z.nullable(z.string()));

const usage = z.object({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
});

const block = z.object({ type: z.string(), text, thinking: text });

const whole = z.object({
  id: text,
  model: text,
  content: z.array(block),
  stop_reason: text,
  usage: z.optional(z.nullable(usage)),
});

const event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message_start"), message: whole }),
  z.object({ type: z.literal("content_block_start"), content_block: block }),
  z.object({ type: z.literal("content_block_delta"), delta: block }),
  z.object({
    type: z.literal("message_delta"),
    delta: z.object({ stop_reason: text }),
    usage: z.optional(z.nullable(usage)),
  }),
  z.object({ type: z.literal("message_stop") }),
  z.object({ type: z.literal("error"), error: z.unknown() }),
]);

const known = new Set([
  "message_start",
  "content_block_start",
  "content_block_delta",
  "message_delta",
  "message_stop",
  "error",
]);

/** Takes one event; kinds that are not known are passed over, as the interface demands. */
export function readAnthropicEvent(draft: ReplyDraft, data: unknown): EventRead {
  const kind = z.object({ type: z.string() }).safeParse(data);
  if (!kind.success) return "malformed";
  if (!known.has(kind.data.type)) return "read";
  const read = event.safeParse(data);
  if (!read.success) return "malformed";
  const one = read.data;
  switch (one.type) {
    case "message_start":
      takeMessage(draft, one.message);
      return "read";
    case "content_block_start":
      takeBlock(draft, one.content_block);
      return "read";
    case "content_block_delta":
      takeBlock(draft, one.delta);
      return "read";
    case "message_delta":
      takeEnd(draft, one.delta.stop_reason);
      takeUsage(draft, one.usage);
      return "read";
    case "message_stop":
      draft.done = true;
      return "read";
    case "error":
      draft.error = errorWords(data)?.message ?? "error";
      return "read";
  }
}

/** Takes an answer that came in one piece; it has to have an end. */
export function readAnthropicWhole(draft: ReplyDraft, data: unknown): EventRead {
  const kind = z.object({ type: z.literal("error") }).safeParse(data);
  if (kind.success) return readAnthropicEvent(draft, data);
  const read = whole.safeParse(data);
  if (!read.success) return "malformed";
  takeMessage(draft, read.data);
  draft.done = true;
  return draft.finish === null ? "malformed" : "read";
}

function takeMessage(draft: ReplyDraft, message: z.infer<typeof whole>): void {
  draft.requestId ??= message.id ?? null;
  draft.modelReported ??= message.model ?? null;
  for (const one of message.content) takeBlock(draft, one);
  takeEnd(draft, message.stop_reason);
  takeUsage(draft, message.usage);
}

function takeBlock(draft: ReplyDraft, { thinking, text: piece }: z.infer<typeof block>): void {
  if (thinking) draft.addReasoning(thinking);
  if (piece) draft.addText(piece);
}

function takeEnd(draft: ReplyDraft, reason: string | null | undefined): void {
  draft.finish = finishOf(reason) ?? draft.finish;
}

/** What is read from and written to the cache is input as well; the end of a stream says it all again, or output alone. */
function takeUsage(draft: ReplyDraft, used: z.infer<typeof usage> | null | undefined): void {
  if (used === null || used === undefined) return;
  const cached = used.cache_read_input_tokens ?? 0;
  const fresh = used.input_tokens ?? null;
  draft.usage = {
    inputTokens:
      fresh === null
        ? (draft.usage?.inputTokens ?? null)
        : fresh + cached + (used.cache_creation_input_tokens ?? 0),
    outputTokens: used.output_tokens ?? draft.usage?.outputTokens ?? null,
    reasoningTokens: null,
    cachedInputTokens: used.cache_read_input_tokens ?? draft.usage?.cachedInputTokens ?? null,
  };
}

function finishOf(reason: string | null | undefined): Finish | null {
  switch (reason) {
    case null:
    case undefined:
      return null;
    case "max_tokens":
    case "model_context_window_exceeded":
      return "length";
    case "refusal":
      return "filter";
    default:
      return "stop";
  }
}
