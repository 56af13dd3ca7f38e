import { scrubOf } from "./scrub.ts";

/** What a keyring keeps keys in for the life of a tab: `sessionStorage`, or something like it. */
export interface TabStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
  key(index: number): string | null;
  readonly length: number;
}

/**
 * The keys of this tab, each for one origin alone. They are held by a closure: no field, no JSON, no copy of a keyring shows them.
 * Origins are as `URL.origin` writes them.
 */
export interface Keyring {
  /** Takes a key for an origin; `forTab` keeps it until the tab closes, else until the page does. Blanks around it are cut. */
  keep(origin: string, key: string, forTab: boolean): void;
  /** Hands the key of an origin to `take`; null when there is none. */
  with<Result>(origin: string, take: (key: string) => Result): Result | null;
  /** The last four characters of a key that is long enough to show them; "" for a short one, null when there is none. */
  hint(origin: string): string | null;
  forget(origin: string): void;
  forgetAll(): void;
  /** Takes every key that was ever kept here out of a text. */
  scrub(text: string): string;
}

const prefix = "foretrace-key ";

/** A keyring; `storage` null: nothing outlives the page. Keys that the tab still holds are taken from there. */
export function createKeyring(storage: TabStorage | null): Keyring {
  const keys = new Map<string, string>();
  const seen = new Set<string>();
  for (const origin of storedOrigins(storage)) {
    const key = storage?.getItem(prefix + origin);
    if (key !== null && key !== undefined && key !== "") {
      keys.set(origin, key);
      seen.add(key);
    }
  }
  let scrub = scrubOf([...seen]);
  const forget = (origin: string): void => {
    keys.delete(origin);
    storage?.removeItem(prefix + origin);
  };
  return {
    keep(origin, given, forTab) {
      const key = given.trim();
      forget(origin);
      if (key === "") return;
      keys.set(origin, key);
      seen.add(key);
      scrub = scrubOf([...seen]);
      if (forTab) storage?.setItem(prefix + origin, key);
    },
    with(origin, take) {
      const key = keys.get(origin);
      return key === undefined ? null : take(key);
    },
    hint(origin) {
      const key = keys.get(origin);
      if (key === undefined) return null;
      return key.length >= 16 ? key.slice(-4) : "";
    },
    forget,
    forgetAll() {
      for (const origin of [...keys.keys(), ...storedOrigins(storage)]) forget(origin);
    },
    scrub: (text) => scrub(text),
  };
}

function storedOrigins(storage: TabStorage | null): readonly string[] {
  if (storage === null) return [];
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "")
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}
