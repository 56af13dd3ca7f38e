import { createCell, type Cell } from "../../../app/cell.ts";
import type { OpenPack, PackFailure, Packs } from "../../../app/evaluations/pack.ts";
import type { PackRef } from "../../../core/evaluation/plan.ts";

/** How far the pack of the plan is open. */
export type PackState =
  | { readonly kind: "closed" }
  /** It will be opened when the form rests. */
  | { readonly kind: "resting" }
  /** Programs or tasks. */
  | { readonly kind: "opening"; readonly done: number; readonly total: number }
  | { readonly kind: "open"; readonly pack: OpenPack }
  | { readonly kind: "failed"; readonly failure: PackFailure };

/** Opens what a form wants open. */
export interface PackOpener {
  readonly state: Pick<Cell<PackState>, "get" | "subscribe">;
  /**
   * Says which pack is wanted now. A benchmark waits until `open` is called: its truths may take minutes. Others are opened when the form rests; those that were open
   * before are open at once.
   */
  want(ref: PackRef): void;
  open(): void;
  /** Gives up opening; the pack stays closed until it is asked for. */
  cancel(): void;
  /** Gives up whatever goes on; packs that are open are kept for the next time. */
  rest(): void;
}

/** How long the form has to rest before its pack is opened anew. */
const restMs = 500;

/** An opener for as long as a form is on the screen. `after` calls something later, and gives what ends that. */
export function createPackOpener(
  packs: Pick<Packs, "open">,
  after: (delayMs: number, call: () => void) => () => void,
): PackOpener {
  const state = createCell<PackState>({ kind: "closed" });
  const opened = new Map<string, OpenPack>();
  let wanted: { readonly key: string; readonly ref: PackRef } | null = null;
  let work = new AbortController();
  let stopWaiting: (() => void) | null = null;

  function giveUp(): void {
    stopWaiting?.();
    stopWaiting = null;
    work.abort();
    work = new AbortController();
  }

  function open(): void {
    if (wanted === null) return;
    giveUp();
    const { signal } = work;
    const { key, ref } = wanted;
    const show = (next: PackState): void => {
      if (!signal.aborted) state.set(next);
    };
    show({ kind: "opening", done: 0, total: 0 });
    packs
      .open(ref, (done, total) => show({ kind: "opening", done, total }), signal)
      .then(
        (opening) => {
          if (opening.kind === "open") opened.set(key, opening.pack);
          show(opening);
        },
        // It was given up, and what is shown by now is another thing.
        () => undefined,
      );
  }

  return {
    state,
    want(ref) {
      const key = JSON.stringify(ref);
      if (wanted?.key === key) return;
      giveUp();
      wanted = { key, ref };
      const known = opened.get(key);
      if (known !== undefined) state.set({ kind: "open", pack: known });
      else if (ref.kind === "benchmark") state.set({ kind: "closed" });
      else {
        state.set({ kind: "resting" });
        stopWaiting = after(restMs, open);
      }
    },
    open,
    cancel() {
      giveUp();
      state.set({ kind: "closed" });
    },
    rest() {
      giveUp();
      wanted = null;
    },
  };
}
