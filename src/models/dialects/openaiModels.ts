import * as z from "zod/mini";
import type { ModelInfo } from "../client.ts";

const count = z.optional(z.nullable(z.number()));
const money = z.optional(z.union([z.string(), z.number()]));

/** What servers say of a model besides its id: each under names of its own. */
const model = z.object({
  id: z.string(),
  name: z.optional(z.nullable(z.string())),
  context_length: count,
  max_model_len: count,
  max_context_length: count,
  meta: z.optional(z.nullable(z.object({ n_ctx_train: count }))),
  pricing: z.optional(z.nullable(z.object({ prompt: money, completion: money }))),
});

const list = z.object({ data: z.nullable(z.array(z.unknown())) });

/** The models of `GET /models`; entries that are no models are left out. A server without models may say null. */
export function readOpenaiModels(data: unknown): readonly ModelInfo[] | null {
  const read = list.safeParse(data);
  if (!read.success) return null;
  return (read.data.data ?? []).flatMap((entry) => {
    const one = model.safeParse(entry);
    return one.success ? [infoOf(one.data)] : [];
  });
}

function infoOf(one: z.infer<typeof model>): ModelInfo {
  return {
    id: one.id,
    name: one.name ?? one.id,
    contextTokens:
      one.context_length ??
      one.max_model_len ??
      one.max_context_length ??
      one.meta?.n_ctx_train ??
      null,
    digest: null,
    quantisation: null,
    price: priceOf(one.pricing),
  };
}

/** Prices are given for one token; a router's "it depends" is -1. */
function priceOf(pricing: z.infer<typeof model>["pricing"]): ModelInfo["price"] {
  const input = Number(pricing?.prompt ?? Number.NaN) * 1e6;
  const output = Number(pricing?.completion ?? Number.NaN) * 1e6;
  return input >= 0 && output >= 0 ? { input, output } : null;
}
