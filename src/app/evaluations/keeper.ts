import type { EvaluationVerbs } from "../../store/evaluations/verbs.ts";
import type { Found, Writing } from "../../store/records.ts";
import type { KeepingState } from "../keepingState.ts";
import type { LateStore } from "../lateStore.ts";

/** The store's verbs for evaluations, whatever becomes of the store. No promise of it rejects. */
export interface Keeper {
  write(act: (verbs: EvaluationVerbs) => Promise<Writing>): Promise<Writing>;
  read<T>(act: (verbs: EvaluationVerbs) => Promise<Found<T>>): Promise<Found<T>>;
}

/** Writes and reads through a store that opens late; what cannot be written is told to the whole page. */
export function createKeeper(late: Pick<LateStore, "now">, state: KeepingState): Keeper {
  return {
    async write(act) {
      state.began();
      const now = await late.now();
      const result: Writing =
        now.kind === "open"
          ? await act(now.store.evaluations)
          : { kind: "failed", refusal: now.refusal };
      state.ended("evaluations", result);
      return result;
    },
    async read(act) {
      const now = await late.now();
      return now.kind === "open"
        ? act(now.store.evaluations)
        : { kind: "failed", refusal: now.refusal };
    },
  };
}
