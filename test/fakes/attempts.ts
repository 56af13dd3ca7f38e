import type { Kept, KeptAttempt, Refusal } from "../../src/app/attempts.ts";
import type { PredictMeans } from "../../src/app/predict/createSession.ts";

/** Attempts in memory, with what a test wants to see and to go wrong. */
export interface ScriptedAttempts {
  readonly attempts: PredictMeans["attempts"];
  readonly kept: ReadonlyMap<string, KeptAttempt>;
  /** What was written, in order. */
  readonly log: readonly string[];
  /** The next write of this name is refused. */
  refuseNext(name: "begin" | "commit" | "finish", refusal: Refusal): void;
}

/** An empty memory. */
export function scriptedAttempts(log: string[] = []): ScriptedAttempts {
  const kept = new Map<string, KeptAttempt>();
  const recordings = new Map<string, Uint8Array>();
  const refusals = new Map<string, Refusal>();
  const change = (id: string, part: (of: KeptAttempt) => Partial<KeptAttempt>): void => {
    const known = kept.get(id);
    if (known !== undefined) kept.set(id, { ...known, ...part(known) });
  };
  async function write(name: string, action: () => void): Promise<Kept> {
    // Nothing is on disk in the moment in which it is asked for.
    await Promise.resolve();
    const refusal = refusals.get(name);
    refusals.delete(name);
    if (refusal !== undefined) return { kind: "failed", refusal };
    action();
    log.push(name);
    return { kind: "saved" };
  }
  const attempts: PredictMeans["attempts"] = {
    begin: (attempt) =>
      write("begin", () => {
        kept.set(attempt.id, { attempt, predictions: [], scores: [], drafts: [] });
      }),
    commit: (predictions) =>
      write("commit", () => {
        for (const one of predictions) {
          change(one.attempt, (known) => ({
            predictions: [...known.predictions, one],
            drafts: known.drafts.filter(({ question }) => question !== one.question),
          }));
        }
      }),
    keepScores: (scores) =>
      write("scores", () => {
        for (const one of scores) {
          change(one.attempt, (known) => ({ scores: [...known.scores, one] }));
        }
      }),
    finish: (id, finishedMs) =>
      write("finish", () => change(id, ({ attempt }) => ({ attempt: { ...attempt, finishedMs } }))),
    saveDraft: (draft) =>
      write("draft", () =>
        change(draft.attempt, ({ drafts }) => ({
          drafts: [...drafts.filter(({ question }) => question !== draft.question), draft],
        })),
      ),
    recordings: {
      get: (key) => Promise.resolve(recordings.get(key) ?? null),
      put: (key, bytes) => Promise.resolve(void recordings.set(key, bytes)),
    },
    open: (id) => Promise.resolve(kept.get(id) ?? null),
  };
  return {
    attempts,
    kept,
    log,
    refuseNext: (name, refusal) => void refusals.set(name, refusal),
  };
}
