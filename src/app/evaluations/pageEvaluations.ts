import { pageTiming } from "../../models/timing.ts";
import type { Attempts } from "../attempts.ts";
import { createKeeper as createBenchmarkKeeper } from "../benchmarks/keeper.ts";
import type { Runs } from "../benchmarks/pagePython.ts";
import { createId } from "../id.ts";
import type { KeepingState } from "../keepingState.ts";
import type { LateStore } from "../lateStore.ts";
import type { Models } from "../models/models.ts";
import { createEvaluations } from "./createEvaluations.ts";
import type { Evaluations } from "./evaluations.ts";
import { createKeeper } from "./keeper.ts";
import { browserLocks, pageLocks } from "./locks.ts";
import { createPagePacks } from "./packs/pagePacks.ts";

/** What of the page evaluations are made with. */
export interface PageParts {
  /** Python behind the walls, once or twice; the same each time. */
  readonly lanes: () => Promise<readonly [Runs, ...Runs[]]>;
  readonly store: LateStore;
  readonly keeping: KeepingState;
  readonly attempts: Attempts;
  readonly models: () => Promise<Models>;
  readonly versions: { readonly app: string; readonly pyodide: string };
}

/** Evaluations in the page. */
export function createPageEvaluations(parts: PageParts): Evaluations {
  const { lanes, store, keeping, attempts, models, versions } = parts;
  const packs = createPagePacks({
    lanes,
    keeper: createBenchmarkKeeper(store, keeping),
    attempts,
    pyodide: versions.pyodide,
    timing: pageTiming,
  });
  return createEvaluations(
    {
      packs,
      models,
      keeper: createKeeper(store, keeping),
      // Pages that are no secure context have no locks.
      locks: "locks" in navigator ? browserLocks(navigator.locks) : pageLocks(),
      timing: pageTiming,
      nowMs: Date.now,
      random: Math.random,
      createId,
      app: versions.app,
    },
    store.changes,
  );
}
