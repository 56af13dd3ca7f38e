import type { GenResult } from "../../core/asking/generation.ts";
import type { Budget } from "../../core/evaluation/plan.ts";
import type { PredictorSource } from "../../core/evaluation/predictor.ts";
import { costOf, priceOf, type Price } from "../../models/prices/prices.ts";
import { type Leave, leaveOf, type Spent } from "./budget.ts";

/** What a result cost in US dollars: as it says itself, else by a price that somebody wrote down; null: not known. */
export function usdOf(
  result: GenResult,
  source: PredictorSource,
  prices: readonly Price[],
): number | null {
  if (result.kind === "failed") return null;
  if (result.cost !== null) return result.cost.usd;
  if (source.kind !== "server") return null;
  const price = priceOf(prices, new URL(source.baseUrl).origin, source.model);
  return costOf(result.usage, price)?.usd ?? null;
}

/** What an evaluation has spent, and whether it may spend more. */
export interface Spending {
  /** A request goes out. */
  sent(): void;
  /** It was not sent, after all. */
  unsent(): void;
  /** It has come back. */
  back(result: GenResult, usd: number | null): void;
  leave(): Leave;
  /** Gives the whole budget once more. */
  renew(): void;
}

/** Spending within a budget, after what was spent before. */
export function createSpending(budget: Budget, before: Spent): Spending {
  let spent = before;
  let given: Spent = { usd: 0, tokens: 0, calls: 0 };
  let out = 0;
  return {
    sent() {
      out += 1;
      spent = { ...spent, calls: spent.calls + 1 };
    },
    unsent() {
      out -= 1;
      spent = { ...spent, calls: spent.calls - 1 };
    },
    back(result, usd) {
      out -= 1;
      const usage = result.kind === "reply" ? result.usage : null;
      const tokens = (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0);
      spent = { ...spent, usd: spent.usd + (usd ?? 0), tokens: spent.tokens + tokens };
    },
    leave: () => leaveOf(budget, given, spent, out),
    renew() {
      given = spent;
    },
  };
}
