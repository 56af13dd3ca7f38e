import * as z from "zod/mini";
import type { ModelInfo } from "../client.ts";

const model = z.object({
  id: z.string(),
  display_name: z.optional(z.nullable(z.string())),
  max_input_tokens: z.optional(z.nullable(z.number())),
});

const list = z.object({ data: z.array(z.unknown()) });

/** The models of `GET /v1/models`; entries that are no models are left out. */
export function readAnthropicModels(data: unknown): readonly ModelInfo[] | null {
  const read = list.safeParse(data);
  if (!read.success) return null;
  return read.data.data.flatMap((entry): readonly ModelInfo[] => {
    const one = model.safeParse(entry);
    if (!one.success) return [];
    const { id, display_name, max_input_tokens } = one.data;
    return [
      {
        id,
        name: display_name ?? id,
        contextTokens: max_input_tokens ?? null,
        digest: null,
        quantisation: null,
        price: null,
      },
    ];
  });
}
