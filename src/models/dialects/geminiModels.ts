import * as z from "zod/mini";
import type { ModelInfo } from "../client.ts";

const model = z.object({
  name: z.string(),
  displayName: z.optional(z.string()),
  inputTokenLimit: z.optional(z.number()),
  supportedGenerationMethods: z.optional(z.array(z.string())),
});

const list = z.object({ models: z.array(z.unknown()) });

/** The models of `GET /v1beta/models` that generate text; entries that are no models are left out. */
export function readGeminiModels(data: unknown): readonly ModelInfo[] | null {
  const read = list.safeParse(data);
  if (!read.success) return null;
  return read.data.models.flatMap((entry): readonly ModelInfo[] => {
    const one = model.safeParse(entry);
    if (!one.success) return [];
    const { name, displayName, inputTokenLimit, supportedGenerationMethods: methods } = one.data;
    if (methods?.includes("generateContent") === false) return [];
    const id = name.replace(/^models\//, "");
    return [
      {
        id,
        name: displayName ?? id,
        contextTokens: inputTokenLimit ?? null,
        digest: null,
        quantisation: null,
        price: null,
      },
    ];
  });
}
