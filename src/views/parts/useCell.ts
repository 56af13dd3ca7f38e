import { useSyncExternalStore } from "react";
import type { Cell } from "../../app/cell.ts";

/** The value of a cell, now and after each change. */
export function useCell<T>(cell: Pick<Cell<T>, "get" | "subscribe">): T {
  return useSyncExternalStore(cell.subscribe, cell.get);
}
