import type { GenResult, GenSettings } from "../../../src/core/asking/generation.ts";
import type { LoadState } from "../../../src/models/page/load.ts";

/** What the page under test does when it is asked to. */
export interface PageModelPage {
  /** Loads the file at an address below the page, as from a link or as if it had been picked from disk; gives how that went. */
  load(
    path: string,
    way: "url" | "file",
  ): Promise<{
    readonly kind: string;
    readonly detail: string;
    readonly states: readonly LoadState[];
  }>;
  /** Asks the model that was loaded; `stopAfter` gives up after so many pieces. */
  ask(settings: GenSettings, stopAfter?: number): Promise<GenResult>;
}
