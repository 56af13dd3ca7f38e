import type { ModelClient } from "../../models/client.ts";
import type { ClientLimits } from "../../models/limits.ts";
import { createPromptApiClient, prepareModel } from "../../models/promptApi/client.ts";
import { availabilityOf, type LanguageModel } from "../../models/promptApi/shape.ts";
import { withSilence } from "../../models/silence.ts";
import type { Timing } from "../../models/timing.ts";
import { createCell, type Cell } from "../cell.ts";
import type { BuiltIn } from "./models.ts";

/** The browser's own model as the page knows it. */
export interface BuiltInModel {
  readonly state: Pick<Cell<BuiltIn>, "get" | "subscribe">;
  prepare(): Promise<void>;
  /** Null while it cannot be asked. */
  client(): ModelClient | null;
}

/** The browser's own model; `model` null: the browser has no such interface. It is asked at once whether it can be had. */
export function createBuiltIn(
  model: LanguageModel | null,
  timing: Timing,
  limits: ClientLimits,
): BuiltInModel {
  const state = createCell<BuiltIn>({ availability: "unknown", share: null, failure: null });
  const look = async (): Promise<void> => {
    const availability = await availabilityOf(model);
    state.set({ ...state.get(), availability });
  };
  const client =
    model === null
      ? null
      : withSilence(createPromptApiClient({ model, timing, limits }), timing, limits);
  void look();
  return {
    state,
    async prepare() {
      if (model === null) return;
      state.set({ availability: "downloading", share: 0, failure: null });
      const failure = await prepareModel({
        model,
        onProgress: (share) => state.set({ ...state.get(), share }),
      });
      state.set({ ...state.get(), share: null, failure });
      await look();
    },
    client: () => (state.get().availability === "available" ? client : null),
  };
}
