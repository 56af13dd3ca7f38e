import type { RowName, Rows } from "../store/kept.ts";
import type { KeptRows } from "../store/keptRows.ts";
import { createCell, type Cell } from "./cell.ts";
import type { KeepingState } from "./keepingState.ts";

/** How long a change waits for the next one before it is written. */
const pauseMs = 200;

/** Cells whose values are read from the store once and written to it after each change. */
export interface Keeper {
  /** True when a row was found that this version cannot read; it is replaced at the next change. */
  readonly damaged: Pick<Cell<boolean>, "get" | "subscribe">;
  /** Puts what is on disk into `cell`, unless the cell has changed meanwhile, and follows the cell from then on. */
  keep<Name extends RowName>(name: Name, cell: Cell<Rows[Name]>): Promise<void>;
  /** Puts what is on disk into every cell that is kept, whatever they hold: something else has written there. */
  restore(): Promise<void>;
  /** Writes at once what waits. */
  flush(): void;
}

/** A keeper over a store that opens when it is first needed, because it is heavy and nothing on the page waits for it. */
export function createKeeper(store: () => Promise<KeptRows>, state: KeepingState): Keeper {
  const damaged = createCell(false);
  const waiting = new Map<RowName, () => void>();
  const restorers: (() => Promise<void>)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restoring = false;

  async function write<Name extends RowName>(name: Name, value: Rows[Name]): Promise<void> {
    const result = await (await store()).write(name, value);
    state.ended(name, result);
  }

  function flush(): void {
    clearTimeout(timer);
    const writes = [...waiting.values()];
    waiting.clear();
    for (const writeNow of writes) writeNow();
  }

  async function read<Name extends RowName>(name: Name): Promise<Rows[Name] | null> {
    const found = await (await store()).read(name);
    if (found.kind === "damaged") damaged.set(true);
    if (found.kind === "failed") {
      state.began();
      state.ended(name, found);
    }
    return found.kind === "kept" ? found.value : null;
  }

  return {
    damaged,
    flush,
    async restore() {
      restoring = true;
      for (const restoreCell of restorers) await restoreCell();
      restoring = false;
    },
    async keep<Name extends RowName>(name: Name, cell: Cell<Rows[Name]>) {
      const before = cell.get();
      const found = await read(name);
      const changed = cell.get() !== before;
      if (found !== null && !changed) cell.set(found);
      const queue = () => {
        if (restoring) return;
        if (!waiting.has(name)) state.began();
        waiting.set(name, () => void write(name, cell.get()));
        clearTimeout(timer);
        timer = setTimeout(flush, pauseMs);
      };
      if (changed) queue();
      cell.subscribe(queue);
      restorers.push(async () => {
        const value = await read(name);
        if (value !== null) cell.set(value);
      });
    },
  };
}
