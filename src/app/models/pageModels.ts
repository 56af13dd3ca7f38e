import type { Connection } from "../../models/connection.ts";
import { createKeyring, type TabStorage } from "../../models/keys/keyring.ts";
import { clientLimits } from "../../models/limits.ts";
import { startWllama } from "../../models/page/wllama.ts";
import type { Price } from "../../models/prices/prices.ts";
import { languageModelOf } from "../../models/promptApi/shape.ts";
import type { RecordedResult } from "../../models/replay.ts";
import { pageTiming } from "../../models/timing.ts";
import { createCell } from "../cell.ts";
import { createId } from "../id.ts";
import { createModels } from "./createModels.ts";
import type { Models } from "./models.ts";
import { browserVersion, permissionState } from "./page.ts";

/** Whom this page can ask. */
export async function createPageModels(
  recorded: (evaluation: string, predictor: string) => Promise<readonly RecordedResult[] | null>,
): Promise<Models> {
  const connections = createCell<readonly Connection[]>([]);
  const prices = createCell<readonly Price[]>([]);
  const browser = await browserVersion();
  return createModels({
    connections,
    prices,
    recorded,
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
