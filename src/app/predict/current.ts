import { createCell, type Cell } from "../cell.ts";
import type { PredictOrder, Predicting } from "./predicting.ts";
import type { PredictSession } from "./session.ts";

/** The one attempt that the page is on; it stays while other screens are looked at. */
export interface CurrentPredict {
  readonly session: Pick<Cell<PredictSession | null>, "get" | "subscribe">;
  /** Begins an attempt in the place of the one that was there. */
  start(order: PredictOrder): void;
  /** Goes on with an attempt; nothing happens when it is the one that is on. */
  open(attempt: string): void;
}

/** No attempt at first. */
export function createCurrentPredict(predicting: Predicting): CurrentPredict {
  const session = createCell<PredictSession | null>(null);
  function take(next: PredictSession): void {
    session.get()?.dispose();
    session.set(next);
  }
  return {
    session,
    start: (order) => take(predicting.start(order)),
    open(attempt) {
      if (session.get()?.state.get().attempt?.id !== attempt) take(predicting.resume(attempt));
    },
  };
}
