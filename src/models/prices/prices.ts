import * as z from "zod/mini";
import type { Cost, Usage } from "../../core/asking/generation.ts";
import type { ModelInfo } from "../client.ts";

/** What a model costs, as somebody wrote it down on a day. US dollars for a million tokens. */
export interface Price {
  /** Where the model is asked, as `URL.origin` writes it. */
  readonly origin: string;
  readonly model: string;
  readonly input: number;
  readonly output: number;
  /** Of input that the server had kept; null: it costs what other input does. */
  readonly cachedInput: number | null;
  /** Of thinking; null: it costs what other output does. */
  readonly reasoning: number | null;
  /** The day on which it was looked up, `2026-11-23`. */
  readonly asOf: string;
}

const money = z.number().check(z.gte(0), z.lte(1e6));

/** A table of prices as it is kept and edited. */
export const priceTableSchema: z.ZodMiniType<readonly Price[]> = z.array(
  z.object({
    origin: z.string().check(z.minLength(1)),
    model: z.string().check(z.minLength(1)),
    input: money,
    output: money,
    cachedInput: z.nullable(money),
    reasoning: z.nullable(money),
    asOf: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  }),
);

/** The price of a model; null where nobody wrote one down. The last of several counts. */
export function priceOf(table: readonly Price[], origin: string, model: string): Price | null {
  return table.findLast((price) => price.origin === origin && price.model === model) ?? null;
}

/** The price that a server's own list of models gives; null where it gives none. */
export function listedPrice(info: ModelInfo, origin: string, asOf: string): Price | null {
  if (info.price === null) return null;
  const { input, output } = info.price;
  return { origin, model: info.id, input, output, cachedInput: null, reasoning: null, asOf };
}

/** What a use costs by a price; null where tokens or price are not known: unknown is not free. */
export function costOf(usage: Usage | null, price: Price | null): Cost | null {
  if (usage === null || price === null) return null;
  const { inputTokens, outputTokens } = usage;
  if (inputTokens === null || outputTokens === null) return null;
  const cached = Math.min(inputTokens, usage.cachedInputTokens ?? 0);
  const thinking = Math.min(outputTokens, usage.reasoningTokens ?? 0);
  const usd =
    ((inputTokens - cached) * price.input +
      cached * (price.cachedInput ?? price.input) +
      (outputTokens - thinking) * price.output +
      thinking * (price.reasoning ?? price.output)) /
    1e6;
  return { usd, source: "priced" };
}
