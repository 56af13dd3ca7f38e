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
import type { AllDocuments, Found, KeptAttempt, KeptDraft, Writing } from "./records.ts";

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
  /** How many there are that can be read. */
  count(): Promise<Found<Counts>>;
}

/** How many attempts, answers and drafts are kept. */
export interface Counts {
  readonly attempts: number;
  readonly answers: number;
  readonly drafts: number;
}

/** The verbs over rows. */
export function attemptVerbs(rows: Tables): AttemptVerbs {
  const change = (steps: readonly Step[]) => rows.change(steps);

  return {
    async list() {
      const found = await rows.all("attempts");
      return found.kind === "failed" ? found : { ...found, value: newestFirst(found.value) };
    },
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
      const found = await rows.everything(null);
      return found.kind === "failed" ? found : { ...found, value: assemble(found.value) };
    },
    async count() {
      const found = await rows.everything(null);
      if (found.kind === "failed") return found;
      const { attempts, predictions, drafts } = found.value;
      const value = {
        attempts: attempts.length,
        answers: predictions.length,
        drafts: drafts.length,
      };
      return { ...found, value };
    },
    async open(id) {
      const found = await rows.everything(id);
      return found.kind === "failed"
        ? found
        : { ...found, value: assemble(found.value)[0] ?? null };
    },
  };
}

/** Puts together what belongs together, newest attempt first. */
function assemble(all: AllDocuments): readonly KeptAttempt[] {
  const predictions = byAttempt(all.predictions);
  const scores = byAttempt(all.scores);
  const drafts = byAttempt(all.drafts);
  return newestFirst(all.attempts).map((attempt) => ({
    attempt,
    predictions: inOrder(predictions.get(attempt.id) ?? []),
    scores: scores.get(attempt.id) ?? [],
    drafts: drafts.get(attempt.id) ?? [],
  }));
}

function newestFirst(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.toSorted((one, other) => other.startedMs - one.startedMs);
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
