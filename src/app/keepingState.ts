import type { Refusal, Writing } from "../store/records.ts";
import type { Place } from "../store/store.ts";
import { createCell, type Cell } from "./cell.ts";

/** Whether what is on the page is also on disk. */
export type Keeping =
  | { readonly kind: "restoring" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved" }
  /** Saved, and there is little room for more; null where the browser does not tell how much. */
  | { readonly kind: "nearly-full"; readonly freeBytes: number | null }
  /** The browser refuses to store: all of it is gone when this window is. */
  | { readonly kind: "window"; readonly why: Refusal }
  | { readonly kind: "failed"; readonly refusal: Refusal };

/** What is written by whom; a failure lasts until the same writer succeeds. */
export interface KeepingState {
  readonly cell: Pick<Cell<Keeping>, "get" | "subscribe">;
  /** Something waits to be written; `ended` follows, once. */
  began(): void;
  /** What that came to. */
  ended(writer: string, result: Writing): void;
  /** Where the store lies; until this is known, everything is being restored. */
  found(place: Place): void;
  /** The store cannot be used for now, whoever wants to. */
  troubled(refusal: Refusal | null): void;
  /** Bytes that are left, or null while there is plenty. */
  room(freeBytes: number | null): void;
  /** Room was found to be short, whatever the browser says of it. */
  short(): void;
}

/** A state that begins as being restored. */
export function createKeepingState(): KeepingState {
  const cell = createCell<Keeping>({ kind: "restoring" });
  let waiting = 0;
  const failures = new Map<string, Refusal>();
  let place: Place | null = null;
  let trouble: Refusal | null = null;
  let freeBytes: number | null = null;
  let short = false;

  function current(): Keeping {
    if (trouble !== null) return { kind: "failed", refusal: trouble };
    if (place === null) return { kind: "restoring" };
    const [failure] = failures.values();
    if (failure !== undefined) return { kind: "failed", refusal: failure };
    if (place.kind === "window") return { kind: "window", why: place.why };
    if (waiting > 0) return { kind: "saving" };
    return freeBytes === null && !short ? { kind: "saved" } : { kind: "nearly-full", freeBytes };
  }

  function update(): void {
    const next = current();
    if (JSON.stringify(next) !== JSON.stringify(cell.get())) cell.set(next);
  }

  return {
    cell,
    began() {
      waiting += 1;
      update();
    },
    ended(writer, result) {
      waiting -= 1;
      if (result.kind === "failed" && isStorage(result.refusal)) {
        failures.set(writer, result.refusal);
      } else {
        failures.delete(writer);
      }
      update();
    },
    found(where) {
      place = where;
      update();
    },
    troubled(refusal) {
      trouble = refusal;
      update();
    },
    short() {
      short = true;
      update();
    },
    room(bytes) {
      freeBytes = bytes;
      update();
    },
  };
}

/** False for what only concerns one attempt, of which whoever wrote is told. */
function isStorage(refusal: Refusal): boolean {
  return refusal.kind !== "answered" && refusal.kind !== "missing";
}
