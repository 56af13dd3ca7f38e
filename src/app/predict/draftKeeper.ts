import type { Attempts, KeptDraft } from "../attempts.ts";

/** Writes drafts to disk, the latest of each question, one at a time: typing is never waited for. */
export interface DraftKeeper {
  keep(draft: KeptDraft): void;
  /** Lets go of what waits for these questions. */
  forget(questions: readonly string[]): void;
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
}

/** A keeper of drafts in `attempts`. */
export function createDraftKeeper(attempts: Pick<Attempts, "saveDraft">): DraftKeeper {
  const waiting = new Map<string, KeptDraft>();
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    for (let [next] = waiting.values(); next !== undefined; [next] = waiting.values()) {
      waiting.delete(next.question);
      await attempts.saveDraft(next);
    }
    writing = null;
  }

  return {
    keep(draft) {
      waiting.set(draft.question, draft);
      writing ??= write();
    },
    forget(questions) {
      for (const question of questions) waiting.delete(question);
    },
    settled: () => writing ?? Promise.resolve(),
  };
}
