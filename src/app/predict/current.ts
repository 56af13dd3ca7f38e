import type { Mode } from "../../core/attempt/attempt.ts";
import type { SetOptions } from "../../core/question/question.ts";
import { createCell, type Cell } from "../cell.ts";
import type { PredictOrder, Predicting } from "./predicting.ts";
import type { PredictSession } from "./session.ts";

/** What is asked and how, as it was chosen last; the points of a run are chosen in its trace. */
export interface PredictPlan extends Omit<SetOptions, "chosen"> {
  readonly mode: Mode;
}

/** Questions of which most have an answer at once, in practice. */
export const defaultPlan: PredictPlan = {
  mode: "practice",
  seed: 1,
  size: 8,
  kinds: ["next-line", "branch", "state", "output", "alias", "table"],
  help: "unchanged",
};

/** The one attempt that the page is on; it stays while other screens are looked at. */
export interface CurrentPredict {
  readonly session: Pick<Cell<PredictSession | null>, "get" | "subscribe">;
  readonly plan: Cell<PredictPlan>;
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
    plan: createCell(defaultPlan),
    start: (order) => take(predicting.start(order)),
    open(attempt) {
      if (session.get()?.state.get().attempt?.id !== attempt) take(predicting.resume(attempt));
    },
  };
}
