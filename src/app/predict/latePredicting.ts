import { createCell } from "../cell.ts";
import type { Recorder } from "../recorder.ts";
import type { Predicting } from "./predicting.ts";
import type { PredictSession, PredictState } from "./session.ts";

const preparing: PredictState = {
  phase: "preparing",
  failure: null,
  attempt: null,
  index: 0,
  drafts: new Map(),
  answered: new Map(),
  trace: null,
};

/** Predicting whose code is still on its way, so that the page need not wait for it. Where it cannot be had, sessions say so and try again. */
export function createLatePredicting(
  python: Pick<Recorder, "boot">,
  load: () => Promise<Predicting>,
): Predicting {
  function late(begin: (predicting: Predicting) => PredictSession): PredictSession {
    const state = createCell(preparing);
    let session: PredictSession | null = null;
    let disposed = false;
    async function open(): Promise<void> {
      state.set(preparing);
      try {
        const predicting = await load();
        if (disposed) return;
        session = begin(predicting);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const failure = { kind: "unreachable" as const, path: "the questions", message };
        state.set({ ...preparing, phase: "failed", failure: { kind: "run", failure } });
        return;
      }
      const { state: own } = session;
      state.set(own.get());
      own.subscribe(() => state.set(own.get()));
    }
    void open();
    return {
      state,
      boot: python.boot,
      draft: (question, draft) => session?.draft(question, draft),
      commit: async (questions) => session?.commit(questions),
      next: async () => session?.next(),
      finish: async () => session?.finish(),
      retry() {
        if (session !== null) session.retry();
        else if (state.get().phase === "failed") void open();
      },
      again: () => session?.again(),
      dispose() {
        disposed = true;
        session?.dispose();
      },
    };
  }
  return {
    start: (order) => late((predicting) => predicting.start(order)),
    resume: (attempt) => late((predicting) => predicting.resume(attempt)),
    async rescore(attempt, predictions) {
      try {
        return await (await load()).rescore(attempt, predictions);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { kind: "failed", failure: { kind: "examiner", message } };
      }
    },
  };
}
