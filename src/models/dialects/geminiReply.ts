import * as z from "zod/mini";
import type { Finish } from "../../core/asking/generation.ts";
import { errorWords } from "../http/statusFailure.ts";
import type { EventRead } from "./dialect.ts";
import type { ReplyDraft } from "./draft.ts";

const text = z.optional(z.nullable(z.string()));
const count = z.optional(z.nullable(z.number()));

const token = z.object({ token: text, logProbability: count });

const candidate = z.object({
  content: z.optional(
    z.object({
      parts: z.optional(z.array(z.object({ text, thought: z.optional(z.boolean()) }))),
    }),
  ),
  finishReason: text,
  logprobsResult: z.optional(
    z.object({
      chosenCandidates: z.optional(z.array(token)),
      topCandidates: z.optional(z.array(z.object({ candidates: z.optional(z.array(token)) }))),
    }),
  ),
});

const response = z.object({
  candidates: z.optional(z.array(candidate)),
  promptFeedback: z.optional(z.object({ blockReason: text })),
  usageMetadata: z.optional(
    z.object({
      promptTokenCount: count,
      candidatesTokenCount: count,
      thoughtsTokenCount: count,
      cachedContentTokenCount: count,
    }),
  ),
  modelVersion: text,
  responseId: text,
});

/** Takes one event: each is a response of its own, the last one says why it ended. */
export function readGeminiEvent(draft: ReplyDraft, data: unknown): EventRead {
  if (typeof data === "object" && data !== null && "error" in data) {
    draft.error = errorWords(data)?.message ?? "error";
    return "read";
  }
  const read = response.safeParse(data);
  if (!read.success) return "malformed";
  const { candidates = [], promptFeedback, usageMetadata: used } = read.data;
  draft.requestId ??= read.data.responseId ?? null;
  draft.modelReported ??= read.data.modelVersion ?? null;
  for (const { text: piece, thought } of candidates[0]?.content?.parts ?? []) {
    if (piece && thought === true) draft.addReasoning(piece);
    else if (piece) draft.addText(piece);
  }
  takeTokens(draft, candidates[0]?.logprobsResult);
  draft.finish = finishOf(candidates[0]?.finishReason) ?? draft.finish;
  // A prompt that was blocked has no candidates at all.
  if (promptFeedback?.blockReason) draft.finish = "filter";
  if (used !== undefined) {
    const thoughts = used.thoughtsTokenCount ?? null;
    const answer = used.candidatesTokenCount ?? null;
    draft.usage = {
      inputTokens: used.promptTokenCount ?? null,
      outputTokens: answer === null && thoughts === null ? null : (answer ?? 0) + (thoughts ?? 0),
      reasoningTokens: thoughts,
      cachedInputTokens: used.cachedContentTokenCount ?? null,
    };
  }
  return "read";
}

/** Takes an answer that came in one piece: one response, or a list of them. */
export function readGeminiWhole(draft: ReplyDraft, data: unknown): EventRead {
  for (const one of Array.isArray(data) ? data : [data]) {
    if (readGeminiEvent(draft, one) === "malformed") return "malformed";
  }
  draft.done = true;
  return draft.finish === null && draft.error === null ? "malformed" : "read";
}

function takeTokens(draft: ReplyDraft, result: z.infer<typeof candidate>["logprobsResult"]): void {
  if (result?.chosenCandidates === undefined) return;
  draft.addTokens(
    result.chosenCandidates.map((chosen, place) => ({
      ...tokenOf(chosen),
      top: (result.topCandidates?.[place]?.candidates ?? []).map(tokenOf),
    })),
  );
}

function tokenOf({ token: name, logProbability }: z.infer<typeof token>): {
  readonly token: string;
  readonly logprob: number;
} {
  // A probability of 1 is left out by the encoding: its logarithm is 0.
  return { token: name ?? "", logprob: logProbability ?? 0 };
}

function finishOf(reason: string | null | undefined): Finish | null {
  switch (reason) {
    case null:
    case undefined:
    case "FINISH_REASON_UNSPECIFIED":
      return null;
    case "STOP":
    case "OTHER":
    case "LANGUAGE":
      return "stop";
    case "MAX_TOKENS":
      return "length";
    default:
      return "filter";
  }
}
