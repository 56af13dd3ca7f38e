import * as z from "zod/mini";
import type {
  AnswerForm,
  Failure,
  GenResult,
  GenSettings,
  Json,
  Message,
  SettingRecord,
  Usage,
} from "./generation.ts";
import { settingNames } from "./generation.ts";

const text = z.string();
const number = z.number();
const nullableText = z.nullable(text);
const nullableNumber = z.nullable(number);
const json: z.ZodMiniType<Json> = z.json();

const answerFormSchema: z.ZodMiniType<AnswerForm> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("schema"), schema: z.record(text, json) }),
  z.object({ kind: z.literal("pattern"), pattern: text }),
]);

/** Settings of a generation as they are kept. */
export const settingsSchema: z.ZodMiniType<GenSettings> = z.object({
  temperature: z.exactOptional(number),
  topP: z.exactOptional(number),
  maxTokens: z.exactOptional(number),
  stop: z.exactOptional(z.array(text)),
  seed: z.exactOptional(number),
  logprobs: z.exactOptional(number),
  answer: z.exactOptional(answerFormSchema),
});

export const messagesSchema: z.ZodMiniType<readonly Message[]> = z.array(
  z.object({ role: z.enum(["system", "user", "assistant"]), text }),
);

const settingRecordSchema: z.ZodMiniType<SettingRecord> = z.object({
  name: z.enum(settingNames),
  requested: json,
  sent: z.nullable(z.object({ field: text, value: json })),
  refused: z.nullable(
    z.discriminatedUnion("by", [
      z.object({ by: z.literal("unknown-to-dialect") }),
      z.object({ by: z.literal("refused-by-server"), message: text }),
    ]),
  ),
});

const message = { message: text };
const retryAfterMs = nullableNumber;

const failureSchema: z.ZodMiniType<Failure> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("aborted") }),
  z.object({ kind: z.literal("unreachable"), ...message }),
  z.object({ kind: z.literal("silent"), when: z.enum(["before", "within"]), waitedMs: number }),
  z.object({ kind: z.literal("cut") }),
  z.object({ kind: z.literal("bad-request"), status: number, ...message }),
  z.object({ kind: z.literal("unauthorised"), status: number, ...message }),
  z.object({ kind: z.literal("not-found"), ...message }),
  z.object({ kind: z.literal("rate-limited"), retryAfterMs, ...message }),
  z.object({ kind: z.literal("server-error"), status: number, retryAfterMs, ...message }),
  z.object({ kind: z.literal("stream-error"), ...message }),
  z.object({ kind: z.literal("html"), status: number, title: text }),
  z.object({ kind: z.literal("malformed"), ...message }),
  z.object({ kind: z.literal("too-long"), limit: number }),
  z.object({ kind: z.literal("form-not-met"), ...message }),
  z.object({ kind: z.literal("model-unavailable"), ...message }),
  z.object({ kind: z.literal("no-answer"), ...message }),
]);

const exchange = {
  firstTextMs: nullableNumber,
  totalMs: number,
  settings: z.array(settingRecordSchema),
  modelReported: nullableText,
  systemFingerprint: nullableText,
  requestId: nullableText,
  rawHead: text,
};

/** Tokens as they were counted. */
export const usageSchema: z.ZodMiniType<Usage> = z.object({
  inputTokens: nullableNumber,
  outputTokens: nullableNumber,
  reasoningTokens: nullableNumber,
  cachedInputTokens: nullableNumber,
});

const logprob = { token: text, logprob: number };

/** What came of asking a model, as it is kept. */
export const resultSchema: z.ZodMiniType<GenResult> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("reply"),
    ...exchange,
    text,
    reasoning: nullableText,
    finish: z.enum(["stop", "length", "filter"]),
    logprobs: z.nullable(z.array(z.object({ ...logprob, top: z.array(z.object(logprob)) }))),
    usage: z.nullable(usageSchema),
    cost: z.nullable(z.object({ usd: number, source: z.enum(["reported", "priced", "free"]) })),
    confidence: nullableNumber,
  }),
  z.object({ kind: z.literal("failed"), ...exchange, failure: failureSchema, text }),
]);
