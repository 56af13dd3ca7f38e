import { createKeyring, type TabStorage } from "../../models/keys/keyring.ts";
import { clientLimits } from "../../models/limits.ts";
import { startWllama } from "../../models/page/wllama.ts";
import type { Price } from "../../models/prices/prices.ts";
import { languageModelOf } from "../../models/promptApi/shape.ts";
import { pageTiming } from "../../models/timing.ts";
import type { KeptConnection } from "../../store/kept.ts";
import { createCell } from "../cell.ts";
import { createId } from "../id.ts";
import type { Keeper } from "../keeping.ts";
import type { LateStore } from "../lateStore.ts";
import { createModels } from "./createModels.ts";
import { readableConnections } from "./keptConnections.ts";
import type { Models } from "./models.ts";
import { browserVersion, permissionState } from "./page.ts";

/** Whom this page can ask; connections and prices are kept, keys are not. */
export async function createPageModels(
  keeper: Pick<Keeper, "keep">,
  store: Pick<LateStore, "now">,
): Promise<Models> {
  const kept = createCell<readonly KeptConnection[]>([]);
  const prices = createCell<readonly Price[]>([]);
  const [browser] = await Promise.all([
    browserVersion(),
    keeper.keep("connections", kept),
    keeper.keep("prices", prices),
  ]);
  return createModels({
    connections: readableConnections(kept),
    prices,
    async recorded(evaluation, predictor) {
      const now = await store.now();
      if (now.kind === "closed") return null;
      const found = await now.store.evaluations.results(evaluation, predictor);
      return found.kind === "failed" || found.value.length === 0 ? null : found.value;
    },
    fetch: (...given) => fetch(...given),
    timing: pageTiming,
    limits: clientLimits,
    date: Date.now,
    createId,
    pageOrigin: location.origin,
    permission: permissionState,
    keyring: createKeyring(tabStorage()),
    startEngine: startWllama,
    languageModel: languageModelOf(globalThis),
    browser: () => browser,
  });
}

/** `sessionStorage`; null where the browser refuses it. */
function tabStorage(): TabStorage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
