import { expect, test } from "vitest";
import {
  costOf,
  listedPrice,
  type Price,
  priceOf,
  priceTableSchema,
} from "../../src/models/prices/prices.ts";

const price: Price = {
  origin: "https://models.invalid",
  model: "m-1",
  input: 2,
  output: 10,
  cachedInput: 0.5,
  reasoning: null,
  asOf: "2026-11-23",
};
const usage = {
  inputTokens: 1000,
  outputTokens: 300,
  reasoningTokens: 100,
  cachedInputTokens: 400,
};

test("cost is tokens times price, what was kept and what was thought apart", () => {
  const usd = (600 * 2 + 400 * 0.5 + 300 * 10) / 1e6;
  expect(costOf(usage, price)).toEqual({ usd, source: "priced" });
  expect(costOf(usage, { ...price, reasoning: 0, cachedInput: null })?.usd).toBeCloseTo(
    (1000 * 2 + 200 * 10) / 1e6,
    12,
  );
});

test("an unknown cost is null and never 0", () => {
  expect(costOf(null, price)).toBeNull();
  expect(costOf(usage, null)).toBeNull();
  expect(costOf({ ...usage, outputTokens: null }, price)).toBeNull();
  expect(costOf({ ...usage, cachedInputTokens: null, reasoningTokens: null }, price)?.usd).toBe(
    0.005,
  );
});

test("a price is that of one server's model, and the last one written down", () => {
  const later = { ...price, input: 1, asOf: "2026-12-01" };
  expect(priceOf([price, later], price.origin, "m-1")).toBe(later);
  expect(priceOf([price], "https://else.invalid", "m-1")).toBeNull();
  expect(priceOf([price], price.origin, "m-2")).toBeNull();
});

test("a list of models gives prices where it has them", () => {
  const info = { id: "m", name: "M", contextTokens: null, digest: null, quantisation: null };
  expect(listedPrice({ ...info, price: null }, price.origin, "2026-11-23")).toBeNull();
  expect(
    listedPrice({ ...info, price: { input: 1, output: 3 } }, price.origin, "2026-11-23"),
  ).toMatchObject({ model: "m", input: 1, output: 3, asOf: "2026-11-23" });
});

test.each([
  [[price], true],
  [[], true],
  [[{ ...price, input: -1 }], false],
  [[{ ...price, input: Number.NaN }], false],
  [[{ ...price, asOf: "yesterday" }], false],
  [[{ ...price, model: "" }], false],
  ["prices", false],
])("%j is a table of prices: %s", (table, good) => {
  expect(priceTableSchema.safeParse(table).success).toBe(good);
});
