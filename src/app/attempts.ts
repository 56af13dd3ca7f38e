import type { Attempt, KeptScore } from "../core/attempt/attempt.ts";
import type { Prediction } from "../core/prediction/prediction.ts";
import type { Damaged, Found, KeptAttempt, KeptDraft, Refusal, Writing } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import type { Cell } from "./cell.ts";
import type { KeepingState } from "./keepingState.ts";
import type { LateStore } from "./lateStore.ts";
import { createRecordings, type Recordings } from "./recordings.ts";
import type { Room } from "./room.ts";

export type { Damaged, KeptAttempt, KeptDraft, Refusal } from "../store/records.ts";

/** What keeping came to. */
export type Kept =
  /** On disk, also after a power cut. */
  | { readonly kind: "saved" }
  /** The browser refuses to store: kept for as long as this window is open. */
  | { readonly kind: "window" }
  /** Nothing of it was kept. */
  | { readonly kind: "failed"; readonly refusal: Refusal };

/** Attempts that could be read, newest first, and rows that could not. */
export interface Listing<T> {
  readonly attempts: readonly T[];
  readonly damaged: readonly Damaged[];
  /** Why nothing could be read; null when it could. */
  readonly failure: Refusal | null;
}

/** Everything about attempts that is kept. No promise of it rejects. */
export interface Attempts {
  readonly recordings: Recordings;
  /** Counts changes, in this tab or another. */
  readonly changes: Pick<Cell<number>, "get" | "subscribe">;
  begin(attempt: Attempt): Promise<Kept>;
  /** Keeps answers, all or none; what was drafted for them goes. */
  commit(predictions: readonly Prediction[]): Promise<Kept>;
  keepScores(scores: readonly KeptScore[]): Promise<Kept>;
  /** Notes when an attempt was finished, in ms since 1970. */
  finish(attempt: string, finishedMs: number): Promise<Kept>;
  list(): Promise<Listing<Attempt>>;
  /** All attempts with everything that belongs to them. */
  all(): Promise<Listing<KeptAttempt>>;
  /** An attempt with everything that belongs to it; null when there is none that can be read. */
  open(id: string): Promise<KeptAttempt | null>;
  /** Keeps an attempt that came from elsewhere; doing so twice changes nothing. */
  adopt(kept: Omit<KeptAttempt, "drafts">): Promise<Kept>;
  drop(id: string): Promise<Kept>;
  saveDraft(draft: KeptDraft): Promise<Kept>;
  readDrafts(attempt: string): Promise<readonly KeptDraft[]>;
  /** Forgets what this window knows of attempts, because a person has deleted everything. */
  forget(): void;
}

/** Attempts in a store. */
export function createAttempts(late: LateStore, state: KeepingState, room: Room): Attempts {
  /** What this window has written, so that it can be written again when the browser's data are cleared under it. */
  const known = new Map<string, KeptAttempt>();

  async function keep(
    writer: string,
    write: (verbs: Store["attempts"]) => Promise<Writing>,
  ): Promise<Kept> {
    state.began();
    const now = await late.now();
    const result: Writing =
      now.kind === "open"
        ? await write(now.store.attempts)
        : { kind: "failed", refusal: now.refusal };
    state.ended(writer, result);
    return result.kind === "saved" && now.kind === "open" && now.store.place.kind === "window"
      ? { kind: "window" }
      : result;
  }

  async function look<T>(read: (verbs: Store["attempts"]) => Promise<Found<T>>): Promise<Found<T>> {
    const now = await late.now();
    if (now.kind === "closed") return { kind: "failed", refusal: now.refusal };
    return read(now.store.attempts);
  }

  async function listing<T>(
    read: (verbs: Store["attempts"]) => Promise<Found<readonly T[]>>,
  ): Promise<Listing<T>> {
    const found = await look(read);
    return found.kind === "found"
      ? { attempts: found.value, damaged: found.damaged, failure: null }
      : { attempts: [], damaged: [], failure: found.refusal };
  }

  /** Writes for attempts, and where they are gone writes all that is known of them again. */
  async function mend(
    verbs: Store["attempts"],
    attempts: readonly string[],
    first: () => Promise<Writing>,
  ): Promise<Writing> {
    const result = await first();
    if (result.kind === "saved" || result.refusal.kind !== "missing") return result;
    for (const id of attempts) {
      const kept = known.get(id);
      if (kept === undefined) return result;
      const again = await verbs.adopt(kept);
      if (again.kind === "failed") return again;
    }
    return first();
  }

  function remember(id: string, change: (kept: KeptAttempt) => KeptAttempt): void {
    const kept = known.get(id);
    if (kept !== undefined) known.set(id, change(kept));
  }

  return {
    recordings: createRecordings(late),
    changes: late.changes,
    async begin(attempt) {
      const kept = await keep("attempt", (verbs) => verbs.begin(attempt));
      if (kept.kind !== "failed") {
        known.set(attempt.id, { attempt, predictions: [], scores: [], drafts: [] });
      }
      return kept;
    },
    async commit(predictions) {
      const attempts = [...new Set(predictions.map(({ attempt }) => attempt))];
      const kept = await keep("answers", (verbs) =>
        mend(verbs, attempts, () => verbs.commit(predictions)),
      );
      if (kept.kind === "failed") return kept;
      for (const prediction of predictions) {
        remember(prediction.attempt, (one) => ({
          ...one,
          predictions: [...one.predictions, prediction],
        }));
      }
      void room.afterAnswer();
      return kept;
    },
    async keepScores(scores) {
      const attempts = [...new Set(scores.map(({ attempt }) => attempt))];
      const kept = await keep("scores", (verbs) =>
        mend(verbs, attempts, () => verbs.keepScores(scores)),
      );
      if (kept.kind === "failed") return kept;
      for (const score of scores) {
        remember(score.attempt, (one) => ({ ...one, scores: [...one.scores, score] }));
      }
      return kept;
    },
    async finish(id, finishedMs) {
      const kept = await keep("attempt", (verbs) =>
        mend(verbs, [id], () => verbs.finish(id, finishedMs)),
      );
      remember(id, (one) => ({ ...one, attempt: { ...one.attempt, finishedMs } }));
      return kept;
    },
    list: () => listing((verbs) => verbs.list()),
    all: () => listing((verbs) => verbs.all()),
    async open(id) {
      const found = await look((verbs) => verbs.open(id));
      if (found.kind === "failed" || found.value === null) return null;
      known.set(id, { ...found.value, drafts: [] });
      return found.value;
    },
    adopt: (kept) => keep("attempt", (verbs) => verbs.adopt({ ...kept, drafts: [] })),
    drop(id) {
      known.delete(id);
      return keep("attempt", (verbs) => verbs.drop(id));
    },
    forget: () => known.clear(),
    saveDraft: (draft) =>
      keep("draft", (verbs) => mend(verbs, [draft.attempt], () => verbs.saveDraft(draft))),
    async readDrafts(attempt) {
      const found = await look((verbs) => verbs.drafts(attempt));
      return found.kind === "found" ? found.value : [];
    },
  };
}
