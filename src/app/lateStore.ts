import type { Watcher } from "../store/connection.ts";
import type { Refusal } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import { createCell, type Cell } from "./cell.ts";
import type { KeepingState } from "./keepingState.ts";

/** How long another tab may take to let go of an older database before a person is told. */
const patienceMs = 2_000;

/** The store, or why it cannot be used for now. */
export type StoreNow =
  | { readonly kind: "open"; readonly store: Store }
  | { readonly kind: "closed"; readonly refusal: Refusal };

/** A store that opens when it is first needed, because it is heavy and nothing on the page waits for it. */
export interface LateStore {
  /** Waits for as long as it takes. */
  open(): Promise<Store>;
  /** Waits until the store is open or it is clear that it is not to be had for now. */
  now(): Promise<StoreNow>;
  /** Counts changes of documents, in this tab or another. */
  readonly changes: Pick<Cell<number>, "get" | "subscribe">;
}

/** `open` is called once, unless it fails. */
export function createLateStore(
  open: (watcher: Watcher) => Promise<Store>,
  state: KeepingState,
): LateStore {
  const changes = createCell(0);
  const refusal = createCell<Refusal | null>(null);
  const opened = createCell<Store | null>(null);
  let opening = false;

  function refuse(reason: Refusal): void {
    refusal.set(reason);
    state.troubled(reason);
  }

  const watcher: Watcher = {
    onChange: () => changes.set(changes.get() + 1),
    onShort: () => state.short(),
    onOutdated: () => refuse({ kind: "newer" }),
    onBlocked() {
      setTimeout(() => {
        if (opened.get() === null) refuse({ kind: "blocked" });
      }, patienceMs);
    },
  };

  async function begin(): Promise<void> {
    if (opening || opened.get() !== null) return;
    opening = true;
    try {
      const store = await open(watcher);
      refusal.set(null);
      state.troubled(null);
      state.found(store.place);
      opened.set(store);
    } catch (error) {
      refuse({ kind: "broken", name: error instanceof Error ? error.name : "unknown" });
    }
    opening = false;
  }

  function settled(): StoreNow | null {
    const reason = refusal.get();
    if (reason !== null) return { kind: "closed", refusal: reason };
    const store = opened.get();
    return store === null ? null : { kind: "open", store };
  }

  return {
    changes,
    async open() {
      void begin();
      return firstOf([opened], () => opened.get());
    },
    async now() {
      const beginning = begin();
      if (refusal.get()?.kind === "broken") await beginning;
      return firstOf([opened, refusal], settled);
    },
  };
}

/** The first value that is not null, now or after a change of one of the cells. */
function firstOf<T>(
  cells: readonly Pick<Cell<unknown>, "subscribe">[],
  read: () => T | null,
): Promise<T> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const look = () => {
      const value = read();
      if (value === null) return;
      for (const end of ends) end();
      resolve(value);
    };
    for (const cell of cells) ends.push(cell.subscribe(look));
    look();
  });
}
