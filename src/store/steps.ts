import type { Step } from "./backing.ts";
import { benchmarkTables, documentTables, evaluationTables } from "./database.ts";
import { draftId, printDocument } from "./documents.ts";
import type { KeptAttempt, KeptDraft } from "./records.ts";
import type { Attempt, KeptScore } from "../core/attempt/attempt.ts";
import type { Prediction } from "../core/prediction/prediction.ts";

/** Begins an attempt, or puts it in the place of what is kept of it. */
export function attemptSteps(attempt: Attempt): readonly Step[] {
  return [{ kind: "put", table: "attempts", row: printDocument("attempts", attempt) }];
}

/** Commits answers of attempts that are there; what was drafted for them goes. */
export function commitSteps(predictions: readonly Prediction[]): readonly Step[] {
  const attempts = [...new Set(predictions.map(({ attempt }) => attempt))];
  return [
    ...attempts.map((id) => ({ kind: "need", table: "attempts", id }) as const),
    ...predictions.flatMap((prediction): readonly Step[] => [
      { kind: "add", table: "predictions", row: printDocument("predictions", prediction) },
      { kind: "remove", table: "drafts", id: draftId(prediction.attempt, prediction.question) },
    ]),
  ];
}

/** Keeps scores of attempts that are there, in the place of older ones. */
export function scoreSteps(scores: readonly KeptScore[]): readonly Step[] {
  const attempts = [...new Set(scores.map(({ attempt }) => attempt))];
  return [
    ...attempts.map((id) => ({ kind: "need", table: "attempts", id }) as const),
    ...scores.map(
      (score) => ({ kind: "put", table: "scores", row: printDocument("scores", score) }) as const,
    ),
  ];
}

/** Keeps what was typed; nothing is there to do it for when the attempt has gone. */
export function draftSteps(draft: KeptDraft): readonly Step[] {
  return [
    { kind: "need", table: "attempts", id: draft.attempt },
    { kind: "put", table: "drafts", row: printDocument("drafts", draft) },
  ];
}

/** Puts a whole attempt there; answers that are there already stay as they are. */
export function adoptSteps(kept: KeptAttempt): readonly Step[] {
  return [
    ...attemptSteps(kept.attempt),
    ...commitSteps(kept.predictions),
    ...scoreSteps(kept.scores),
    ...kept.drafts.flatMap(draftSteps),
  ];
}

/** Takes an attempt away with all that belongs to it. */
export function dropSteps(attempt: string): readonly Step[] {
  return [
    { kind: "remove", table: "attempts", id: attempt },
    ...documentTables
      .filter((table) => table !== "attempts")
      .map((table) => ({ kind: "remove-of", table, owner: "attempt", of: attempt }) as const),
  ];
}

/** Takes everything away. */
export function clearSteps(): readonly Step[] {
  return (["kept", ...documentTables, ...benchmarkTables, ...evaluationTables] as const).map(
    (table) => ({ kind: "clear", table }) as const,
  );
}
