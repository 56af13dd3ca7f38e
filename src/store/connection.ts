import { Dexie } from "dexie";
import { Database, followedTables } from "./database.ts";
import type { Refusal } from "./records.ts";
import { refusalOf } from "./refusal.ts";

/** What happens to the database from outside. */
export interface Watcher {
  /** Another tab holds an older version open, so that this one cannot begin; called once. */
  onBlocked(): void;
  /** A newer version of the page has taken over: nothing more can be read or written from here. */
  onOutdated(): void;
  /** Room was so short that kept recordings were dropped for something else. */
  onShort(): void;
  /** Documents or imported benchmarks have changed, in this tab or another. */
  onChange(): void;
}

/** An open database, or why there is none. */
export type Connection =
  | { readonly kind: "open"; readonly database: Database }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Opens the database; waits while another tab blocks it. */
export async function connect(name: string, watcher: Watcher): Promise<Connection> {
  const database = new Database(name);
  database.on("blocked", () => watcher.onBlocked());
  database.on("versionchange", (event) => {
    // Left to itself Dexie would open the newer database again and write old rows into it.
    const outdated = event.newVersion !== null && event.newVersion > 0;
    database.close({ disableAutoOpen: outdated });
    if (outdated) watcher.onOutdated();
    return false;
  });
  try {
    await database.open();
  } catch (error) {
    return { kind: "refused", refusal: refusalOf(error) };
  }
  followChanges(name, watcher);
  return { kind: "open", database };
}

function followChanges(name: string, watcher: Watcher): void {
  const prefixes = followedTables.map((table) => `idb://${name}/${table}/`);
  Dexie.on("storagemutated", (parts) => {
    const changed = Object.keys(parts);
    if (
      changed.some((part) => part === "all" || prefixes.some((prefix) => part.startsWith(prefix)))
    ) {
      watcher.onChange();
    }
  });
}
