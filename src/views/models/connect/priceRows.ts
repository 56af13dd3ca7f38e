import type { KnownConnection, Price } from "../../../app/models/models.ts";

/** A model that has a price, or could have one. */
export interface PriceLine {
  readonly origin: string;
  readonly model: string;
  readonly price: Price | null;
}

/** All models that are connected and all that have a price, each once: connected ones first, in their order. */
export function priceRows(
  known: readonly KnownConnection[],
  prices: readonly Price[],
): readonly PriceLine[] {
  const rows = new Map<string, PriceLine>();
  for (const { connection } of known) {
    if (connection.model === "") continue;
    const { origin } = new URL(connection.baseUrl);
    rows.set(`${origin} ${connection.model}`, { origin, model: connection.model, price: null });
  }
  for (const price of prices) {
    const { origin, model } = price;
    rows.set(`${origin} ${model}`, { origin, model, price });
  }
  return [...rows.values()];
}

/** The table with a price in the place of the one that it had for the same model. */
export function withPrice(prices: readonly Price[], price: Price): readonly Price[] {
  return [...withoutPrice(prices, price), price];
}

/** The table without the price of a model. */
export function withoutPrice(
  prices: readonly Price[],
  { origin, model }: Pick<Price, "origin" | "model">,
): readonly Price[] {
  return prices.filter((one) => one.origin !== origin || one.model !== model);
}
