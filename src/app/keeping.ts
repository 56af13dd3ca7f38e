import type { Cell } from "./cell.ts";
import { createCell } from "./cell.ts";
import type { Reading, Store } from "../store/store.ts";
import type { RowName, Rows } from "../store/kept.ts";

/** Whether what is on the page is also on disk. */
export type Keeping =
  | { readonly kind: "restoring" }
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly reason: string };

/** How long a change waits for the next one before it is written. */
const pauseMs = 200;

/** Cells whose values are read from the store once and written to it after each change. */
export interface Keeper {
  readonly state: Pick<Cell<Keeping>, "get" | "subscribe">;
  /** True when a row was found that this version cannot read; it is replaced at the next change. */
  readonly damaged: Pick<Cell<boolean>, "get" | "subscribe">;
  /** Puts what is on disk into `cell`, unless the cell has changed meanwhile, and follows the cell from then on. */
  keep<Name extends RowName>(name: Name, cell: Cell<Rows[Name]>): Promise<void>;
  /** Writes at once what waits. */
  flush(): void;
}

/** A keeper that opens its store when it first needs it, because the store is heavy and nothing on the page waits for it. */
export function createKeeper(open: () => Promise<Store>): Keeper {
  const state = createCell<Keeping>({ kind: "restoring" });
  const damaged = createCell(false);
  const waiting = new Map<RowName, () => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opened: Promise<Store> | undefined;
  const store = () => (opened ??= open());

  async function write<Name extends RowName>(name: Name, value: Rows[Name]): Promise<void> {
    const result = await store().then((ready) => ready.write(name, value), unavailable);
    if (waiting.size > 0) return;
    state.set(
      result.kind === "saved" ? { kind: "saved" } : { kind: "failed", reason: result.reason },
    );
  }

  function flush(): void {
    clearTimeout(timer);
    const writes = [...waiting.values()];
    waiting.clear();
    for (const writeNow of writes) writeNow();
  }

  return {
    state,
    damaged,
    flush,
    async keep<Name extends RowName>(name: Name, cell: Cell<Rows[Name]>) {
      const before = cell.get();
      const found: Reading<Rows[Name]> = await store().then(
        (ready) => ready.read(name),
        unavailable,
      );
      const changed = cell.get() !== before;
      if (found.kind === "kept" && !changed) cell.set(found.value);
      if (found.kind === "damaged") damaged.set(true);
      state.set(
        found.kind === "failed" ? { kind: "failed", reason: found.reason } : { kind: "saved" },
      );
      const queue = () => {
        waiting.set(name, () => void write(name, cell.get()));
        if (state.get().kind !== "failed") state.set({ kind: "saving" });
        clearTimeout(timer);
        timer = setTimeout(flush, pauseMs);
      };
      if (changed) queue();
      cell.subscribe(queue);
    },
  };
}

function unavailable(error: unknown): { readonly kind: "failed"; readonly reason: string } {
  return { kind: "failed", reason: error instanceof Error ? error.name : "unknown" };
}
