import type { Attempt, KeptScore } from "../core/attempt/attempt.ts";
import type { Prediction } from "../core/prediction/prediction.ts";
import type { Step } from "./backing.ts";
import type { Tables } from "./tables.ts";
import {
  adoptSteps,
  attemptSteps,
  commitSteps,
  draftSteps,
  dropSteps,
  scoreSteps,
} from "./steps.ts";
import type { Found, KeptAttempt, KeptDraft, Writing } from "./records.ts";

/** The verbs for attempts. No promise of them rejects; each writing is done whole or not at all. */
export interface AttemptVerbs {
  /** Keeps an attempt, in the place of what is kept of it. */
  begin(attempt: Attempt): Promise<Writing>;
  /** Keeps answers of attempts that are there, and forgets what was drafted for them. */
  commit(predictions: readonly Prediction[]): Promise<Writing>;
  keepScores(scores: readonly KeptScore[]): Promise<Writing>;
  finish(attempt: string, finishedMs: number): Promise<Writing>;
  /** Keeps a whole attempt; answers that are there already stay as they are. */
  adopt(kept: KeptAttempt): Promise<Writing>;
  drop(attempt: string): Promise<Writing>;
  saveDraft(draft: KeptDraft): Promise<Writing>;
  drafts(attempt: string): Promise<Found<readonly KeptDraft[]>>;
  /** Newest first. */
  list(): Promise<Found<readonly Attempt[]>>;
  /** Newest first. */
  all(): Promise<Found<readonly KeptAttempt[]>>;
  open(id: string): Promise<Found<KeptAttempt | null>>;
}

/** The verbs over rows. */
export function attemptVerbs(rows: Tables): AttemptVerbs {
  const change = (steps: readonly Step[]) => rows.change(steps);

  async function list(): Promise<Found<readonly Attempt[]>> {
    const found = await rows.all("attempts");
    if (found.kind === "failed") return found;
    return { ...found, value: found.value.toSorted((a, b) => b.startedMs - a.startedMs) };
  }

  return {
    list,
    begin: (attempt) => change(attemptSteps(attempt)),
    commit: (predictions) => change(commitSteps(predictions)),
    keepScores: (scores) => change(scoreSteps(scores)),
    adopt: (kept) => change(adoptSteps(kept)),
    drop: (attempt) => change(dropSteps(attempt)),
    saveDraft: (draft) => change(draftSteps(draft)),
    drafts: (attempt) => rows.ofAttempt("drafts", attempt),
    async finish(id, finishedMs) {
      const found = await rows.find("attempts", id);
      if (found.kind === "failed") return found;
      if (found.value === null) return { kind: "failed", refusal: { kind: "missing" } };
      return change(attemptSteps({ ...found.value, finishedMs }));
    },
    async all() {
      const [attempts, predictions, scores, drafts] = await Promise.all([
        list(),
        rows.all("predictions"),
        rows.all("scores"),
        rows.all("drafts"),
      ]);
      if (attempts.kind === "failed") return attempts;
      if (predictions.kind === "failed") return predictions;
      if (scores.kind === "failed") return scores;
      if (drafts.kind === "failed") return drafts;
      const damaged = [attempts, predictions, scores, drafts].flatMap((found) => found.damaged);
      const mine = {
        predictions: byAttempt(predictions.value),
        scores: byAttempt(scores.value),
        drafts: byAttempt(drafts.value),
      };
      const value = attempts.value.map((attempt) => ({
        attempt,
        predictions: inOrder(mine.predictions.get(attempt.id) ?? []),
        scores: mine.scores.get(attempt.id) ?? [],
        drafts: mine.drafts.get(attempt.id) ?? [],
      }));
      return { kind: "found", value, damaged };
    },
    async open(id) {
      const [attempt, predictions, scores, drafts] = await Promise.all([
        rows.find("attempts", id),
        rows.ofAttempt("predictions", id),
        rows.ofAttempt("scores", id),
        rows.ofAttempt("drafts", id),
      ]);
      if (attempt.kind === "failed") return attempt;
      if (predictions.kind === "failed") return predictions;
      if (scores.kind === "failed") return scores;
      if (drafts.kind === "failed") return drafts;
      const damaged = [attempt, predictions, scores, drafts].flatMap((found) => found.damaged);
      if (attempt.value === null) return { kind: "found", value: null, damaged };
      const value = {
        attempt: attempt.value,
        predictions: inOrder(predictions.value),
        scores: scores.value,
        drafts: drafts.value,
      };
      return { kind: "found", value, damaged };
    },
  };
}

function byAttempt<T extends { readonly attempt: string }>(
  parts: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const part of parts) {
    const group = groups.get(part.attempt);
    if (group === undefined) groups.set(part.attempt, [part]);
    else group.push(part);
  }
  return groups;
}

/** Answers in the order in which they were committed. */
function inOrder(predictions: readonly Prediction[]): readonly Prediction[] {
  return predictions.toSorted((one, other) => one.committedMs - other.committedMs);
}
