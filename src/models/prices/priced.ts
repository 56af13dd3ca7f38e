import type { ModelClient } from "../client.ts";
import { costOf, type Price } from "./prices.ts";

/** A client whose answers cost what a price list says, where nobody else says it; `price` is looked up anew for each answer. */
export function withPrice(client: ModelClient, price: () => Price | null): ModelClient {
  const { capabilities } = client;
  return {
    capabilities:
      capabilities.cost === "unknown" && price() !== null
        ? { ...capabilities, cost: "priced" }
        : capabilities,
    async generate(request, signal, onDelta) {
      const result = await client.generate(request, signal, onDelta);
      if (result.kind === "failed" || result.cost !== null) return result;
      return { ...result, cost: costOf(result.usage, price()) };
    },
  };
}
