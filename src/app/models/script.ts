import * as z from "zod/mini";
import type { GenRequest } from "../../core/asking/generation.ts";
import type { Script, Scripted } from "../../models/scripted.ts";

const message = z.prefault(z.string(), "scripted");
const retryAfterMs = z.prefault(z.nullable(z.number().check(z.gte(0))), null);

/** The failures that a script can ask for. */
const failureSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unreachable"), message }),
  z.object({ kind: z.literal("cut") }),
  z.object({ kind: z.literal("bad-request"), status: z.prefault(z.int(), 400), message }),
  z.object({ kind: z.literal("unauthorised"), status: z.prefault(z.int(), 401), message }),
  z.object({ kind: z.literal("not-found"), message }),
  z.object({ kind: z.literal("rate-limited"), retryAfterMs, message }),
  z.object({
    kind: z.literal("server-error"),
    status: z.prefault(z.int(), 500),
    retryAfterMs,
    message,
  }),
  z.object({ kind: z.literal("stream-error"), message }),
  z.object({ kind: z.literal("malformed"), message }),
]);

const stepSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("answer"),
    text: z.string(),
    reasoning: z.prefault(z.nullable(z.string()), null),
    confidence: z.prefault(z.nullable(z.number().check(z.gte(0), z.lte(1))), null),
    finish: z.prefault(z.enum(["stop", "length", "filter"]), "stop"),
    afterMs: z.exactOptional(z.number().check(z.gte(0))),
  }),
  z.object({
    kind: z.literal("failure"),
    failure: failureSchema,
    text: z.prefault(z.string(), ""),
  }),
  z.object({ kind: z.literal("hang") }),
]);

const steps = z.array(stepSchema).check(z.minLength(1));
const scriptSchema = z.object({
  items: z.prefault(z.record(z.string(), steps), {}),
  otherwise: steps,
});

/**
 * Reads a script: `{"items": {"<item id>": [step, …]}, "otherwise": [step, …]}`. The first call of a cell gets the first step, the next the
 * next, and the last one stands for all that follow. Null for a text that is none.
 */
export function parseScript(text: string): Script | null {
  const read = scriptSchema.safeParse(jsonOf(text));
  if (!read.success) return null;
  const items = new Map(Object.entries(read.data.items));
  const { otherwise } = read.data;
  return ({ item }: GenRequest, call): Scripted => {
    const own = items.get(item) ?? otherwise;
    return own[Math.min(call, own.length - 1)] ?? { kind: "hang" };
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
