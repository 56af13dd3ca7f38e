import type { Watcher } from "../../src/store/connection.ts";

/** Watches nothing. */
export const quiet: Watcher = {
  onBlocked: () => undefined,
  onOutdated: () => undefined,
  onShort: () => undefined,
  onChange: () => undefined,
};
