import { createCell } from "../../src/app/cell.ts";
import type { BootState } from "../../src/app/recorder.ts";
import type {
  Answered,
  Feedback,
  PredictSession,
  PredictState,
} from "../../src/app/predict/session.ts";
import type { TraceSession } from "../../src/app/trace/session.ts";
import type { Attempt } from "../../src/core/attempt/attempt.ts";

/** What a scripted session says of a question once it is committed. */
export type Script = ReadonlyMap<string, Feedback | "held" | "none">;

/** A session that runs and judges nothing: what it says of each answer is written down beforehand. */
export function scriptedPredict(
  attempt: Attempt,
  script: Script,
  start: Partial<PredictState> = {},
  traceOf: (item: number) => TraceSession | null = () => null,
): PredictSession {
  const state = createCell<PredictState>({
    phase: "answering",
    failure: null,
    attempt,
    index: 0,
    drafts: new Map(),
    answered: new Map(),
    trace: traceOf(start.index ?? 0),
    ...start,
  });
  const change = (part: Partial<PredictState>) => state.set({ ...state.get(), ...part });
  return {
    state,
    boot: createCell<BootState>({ kind: "ready" }),
    draft(question, draft) {
      change({ drafts: new Map(state.get().drafts).set(question, draft) });
    },
    commit(questions) {
      const answered = new Map<string, Answered>(state.get().answered);
      for (const question of questions) {
        const draft = state.get().drafts.get(question);
        answered.set(question, {
          prediction: {
            id: `prediction of ${question}`,
            attempt: attempt.id,
            question,
            raw: draft === undefined ? { form: "plain", text: "" } : draft.raw,
            confidence: draft?.confidence ?? null,
            why: draft?.why ?? "",
            committedMs: 0,
            tookMs: 0,
          },
          feedback: script.get(question) ?? "held",
        });
      }
      change({ phase: "committed", answered });
      return Promise.resolve();
    },
    next() {
      const index = state.get().index + 1;
      const over = index >= attempt.items.length;
      change({
        phase: over ? "finished" : "answering",
        index,
        trace: over ? null : traceOf(index),
      });
      return Promise.resolve();
    },
    retry: () => change({ phase: "answering", failure: null }),
    again: () => change({ phase: "answering", index: 0, drafts: new Map(), answered: new Map() }),
    finish() {
      change({ phase: "finished", index: attempt.items.length });
      return Promise.resolve();
    },
    dispose: () => undefined,
  };
}
