import type { Budget } from "../../core/evaluation/plan.ts";

/** What was spent: US dollars as far as they are known, tokens both ways, and requests that were sent. */
export interface Spent {
  readonly usd: number;
  readonly tokens: number;
  readonly calls: number;
}

/** Whether one more call may begin: now, when one that is out has come back, or no more because something is used up. */
export type Leave = "now" | "later" | { readonly usedUp: "usd" | "tokens" | "calls" };

/**
 * Whether a budget allows a call. `before`: what was spent when the budget was given. `out`: how many calls are out, which are expected to cost what others did, so
 * that a budget is not passed by all of them at once.
 */
export function leaveOf(budget: Budget, before: Spent, now: Spent, out: number): Leave {
  const calls = now.calls - before.calls;
  let leave: Leave = "now";
  for (const of of ["usd", "tokens", "calls"] as const) {
    const limit = budget[of];
    if (limit === null) continue;
    const spent = now[of] - before[of];
    if (spent >= limit) return { usedUp: of };
    const answered = calls - out;
    const expected = of === "calls" || answered <= 0 ? 0 : (spent / answered) * out;
    if (out > 0 && spent + expected >= limit) leave = "later";
  }
  return leave;
}
