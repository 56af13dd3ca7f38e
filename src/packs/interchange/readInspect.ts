import * as z from "zod/mini";
import type { Message, Usage } from "../../core/asking/generation.ts";
import type { AnswersReading, ImportedAnswer, RejectedAnswer } from "./format.ts";
import { jsonOf, problemOf, tooLarge } from "./read.ts";

const partSchema = z.object({
  type: z.string(),
  text: z.optional(z.string()),
  reasoning: z.optional(z.string()),
});
const contentSchema = z.union([z.string(), z.array(partSchema)]);

const logSchema = z.object({
  eval: z.object({
    model: z.optional(z.string()),
    metadata: z.optional(z.nullable(z.looseObject({ predictor: z.optional(z.unknown()) }))),
  }),
  samples: z.optional(z.nullable(z.array(z.unknown()))),
});

const tokens = z.optional(z.nullable(z.int().check(z.gte(0))));

const usageSchema = z.object({
  input_tokens: tokens,
  output_tokens: tokens,
  reasoning_tokens: tokens,
  input_tokens_cache_read: tokens,
});

/** What was asked: one text of a user, or messages. */
const inputSchema = z.union([
  z.string(),
  z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: contentSchema })),
]);

const sampleSchema = z.object({
  input: z.optional(z.unknown()),
  id: z.union([z.string(), z.number()]),
  epoch: z.optional(z.int().check(z.gte(1))),
  output: z.optional(
    z.object({
      model: z.optional(z.string()),
      usage: z.optional(z.unknown()),
      choices: z.optional(
        z.array(
          z.object({
            message: z.object({ content: contentSchema }),
            stop_reason: z.optional(z.string()),
          }),
        ),
      ),
    }),
  ),
  error: z.optional(z.nullable(z.object({ message: z.string() }))),
  metadata: z.optional(z.nullable(z.looseObject({}))),
});

/** What logs of ours say of a reply besides; in logs of others something else may stand there. */
const ownSchema = z.object({
  answer_alone: z.optional(z.boolean()),
  confidence: z.nullable(z.number().check(z.gte(0), z.lte(1))),
});

/** Reads Inspect's log as JSON, also one that Inspect made itself; scores in it are left alone. */
export function readInspect(text: string): AnswersReading {
  const refused = tooLarge(text);
  if (refused !== null) return refused;
  const json = jsonOf(text);
  if (json === undefined) return { kind: "refused", reason: "cut" };
  const log = logSchema.safeParse(json);
  if (!log.success) return { kind: "refused", reason: "other" };
  // A log of ours knows what its predictor was called.
  const label = log.data.eval.metadata?.predictor;
  const model = typeof label === "string" ? label : null;
  const answers: ImportedAnswer[] = [];
  const rejected: RejectedAnswer[] = [];
  for (const [index, record] of (log.data.samples ?? []).entries()) {
    const place = `samples[${index}]`;
    const sample = sampleSchema.safeParse(record);
    if (!sample.success) rejected.push({ place, problem: problemOf(sample.error) });
    else {
      const answer = answerOf(sample.data, model ?? log.data.eval.model ?? null);
      if (answer === null) rejected.push({ place, problem: "no reply" });
      else answers.push(answer);
    }
  }
  return { kind: "read", answers, rejected };
}

function answerOf(
  { id, epoch, input, output, error, metadata }: z.infer<typeof sampleSchema>,
  model: string | null,
): ImportedAnswer | null {
  const [choice] = output?.choices ?? [];
  if (choice === undefined && (error ?? null) === null) return null;
  const content = choice?.message.content;
  const failed = error?.message ?? null;
  const raw = failed !== null || content === undefined ? null : textOf(content, "text");
  const own = ownSchema.safeParse(metadata).data;
  const alone = own?.answer_alone === true;
  return {
    item: String(id),
    sample: (epoch ?? 1) - 1,
    model: model ?? output?.model ?? null,
    messages: messagesOf(input),
    raw: alone ? null : raw,
    answer: alone ? raw : null,
    reasoning: content === undefined ? null : textOf(content, "reasoning") || null,
    finish: finishOf(choice?.stop_reason),
    confidence: own?.confidence ?? null,
    usage: usageOf(output?.usage),
    error: failed,
  };
}

/** Messages with tools or in other roles are not shown in part: then it is not known what was asked. */
function messagesOf(input: unknown): readonly Message[] {
  const { data } = inputSchema.safeParse(input);
  if (typeof data === "string") return [{ role: "user", text: data }];
  return (data ?? []).map(({ role, content }) => ({ role, text: textOf(content, "text") }));
}

function usageOf(usage: unknown): Usage | null {
  const { data } = usageSchema.safeParse(usage);
  if (data === undefined) return null;
  return {
    inputTokens: data.input_tokens ?? null,
    outputTokens: data.output_tokens ?? null,
    reasoningTokens: data.reasoning_tokens ?? null,
    cachedInputTokens: data.input_tokens_cache_read ?? null,
  };
}

function textOf(content: z.infer<typeof contentSchema>, part: "text" | "reasoning"): string {
  if (typeof content === "string") return part === "text" ? content : "";
  return content.flatMap((one) => (one.type === part ? [one[part] ?? ""] : [])).join("");
}

function finishOf(reason: string | undefined): ImportedAnswer["finish"] {
  if (reason === "max_tokens" || reason === "model_length") return "length";
  return reason === "content_filter" ? "filter" : "stop";
}
