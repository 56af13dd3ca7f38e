import type { Step } from "../backing.ts";
import type { DocumentTable, EvaluationTable } from "../database.ts";
import { draftId, printDocument } from "../documents.ts";
import type { AllDocuments, Damaged, Documents } from "../records.ts";
import type { Backup, DamagedRecord, Numbered } from "./read.ts";

/** What is here already. */
export interface Here {
  readonly documents: AllDocuments;
  /** Rows that cannot be read; they stay, so nothing may take their place. */
  readonly damaged: readonly Damaged[];
  /** Ids (`draftId`) of questions that are answered, by rows readable or not. */
  readonly answered: ReadonlySet<string>;
}

/** A record that differs from what is here under the same name; what is here stays. */
export interface Conflict {
  readonly line: number;
  readonly table: DocumentTable | EvaluationTable;
  readonly id: string;
}

/** What bringing a backup in would do: for each attempt the steps that bring it in, and what stays out. */
export interface Merge {
  /** Each is to be done whole. */
  readonly changes: readonly (readonly Step[])[];
  readonly added: { readonly [table in DocumentTable]: number };
  /** Records that say no more than what is here. */
  readonly same: number;
  readonly conflicts: readonly Conflict[];
  readonly damaged: readonly DamagedRecord[];
}

type Choice = "add" | "same" | "conflict" | "owner";

/**
 * Brings a backup together with what is here; doing so twice does nothing the second time.
 *
 * Facts that are here stay as they are. An attempt that goes on here and is finished there is finished; a score by a
 * later version of its judge, and a draft that was changed later, take the place of those here.
 */
export function mergeBackup({ documents }: Backup, here: Here): Merge {
  const attempts = new Map(here.documents.attempts.map((one) => [one.id, one]));
  const predictions = new Map(here.documents.predictions.map((one) => [one.id, one]));
  const scores = new Map(here.documents.scores.map((one) => [one.prediction, one]));
  const drafts = new Map(here.documents.drafts.map((one) => [questionOf(one), one]));
  const answered = new Set(here.answered);
  const unreadable = new Set(here.damaged.map(({ table, id }) => `${table} ${id}`));
  const steps = new Map<string, Step[]>();
  const added = { attempts: 0, predictions: 0, scores: 0, drafts: 0 };
  const conflicts: Conflict[] = [];
  const damaged: DamagedRecord[] = [];
  let same = 0;

  function take<Name extends DocumentTable>(
    table: Name,
    records: readonly Numbered<Documents[Name]>[],
    attemptOf: (value: Documents[Name]) => string,
    choose: (value: Documents[Name]) => Choice,
  ): void {
    for (const { line, value } of records) {
      const row = printDocument(table, value);
      const choice = unreadable.has(`${table} ${row.id}`) ? "conflict" : choose(value);
      if (choice === "same") same += 1;
      else if (choice === "conflict") conflicts.push({ line, table, id: row.id });
      else if (choice === "owner") damaged.push({ line, table, id: row.id, reason: "owner" });
      else {
        added[table] += 1;
        const attempt = attemptOf(value);
        const known = steps.get(attempt) ?? [];
        known.push({ kind: "put", table, row });
        steps.set(attempt, known);
      }
    }
  }

  take(
    "attempts",
    documents.attempts,
    ({ id }) => id,
    (attempt) => {
      const mine = attempts.get(attempt.id);
      const finishedMs = mine?.finishedMs ?? attempt.finishedMs;
      if (mine !== undefined) {
        const sameUntilFinished = isSame(
          "attempts",
          { ...mine, finishedMs },
          { ...attempt, finishedMs: attempt.finishedMs ?? finishedMs },
        );
        if (!sameUntilFinished) return "conflict";
        if (mine.finishedMs === finishedMs) return "same";
      }
      attempts.set(attempt.id, attempt);
      return "add";
    },
  );
  take(
    "predictions",
    documents.predictions,
    ({ attempt }) => attempt,
    (prediction) => {
      if (!attempts.has(prediction.attempt)) return "owner";
      const mine = predictions.get(prediction.id);
      if (mine !== undefined) return isSame("predictions", mine, prediction) ? "same" : "conflict";
      if (answered.has(questionOf(prediction))) return "conflict";
      predictions.set(prediction.id, prediction);
      answered.add(questionOf(prediction));
      return "add";
    },
  );
  take(
    "scores",
    documents.scores,
    ({ attempt }) => attempt,
    (score) => {
      if (predictions.get(score.prediction)?.attempt !== score.attempt) return "owner";
      const mine = scores.get(score.prediction);
      const older =
        mine !== undefined &&
        (mine.score.judge.id !== score.score.judge.id ||
          mine.score.judge.version >= score.score.judge.version);
      if (older) return "same";
      scores.set(score.prediction, score);
      return "add";
    },
  );
  take(
    "drafts",
    documents.drafts,
    ({ attempt }) => attempt,
    (draft) => {
      if (!attempts.has(draft.attempt)) return "owner";
      const id = questionOf(draft);
      const mine = drafts.get(id);
      if (answered.has(id)) return "same";
      if (mine !== undefined && mine.changedMs >= draft.changedMs) return "same";
      drafts.set(id, draft);
      return "add";
    },
  );
  return { changes: [...steps.values()], added, same, conflicts, damaged };
}

function questionOf(part: { readonly attempt: string; readonly question: string }): string {
  return draftId(part.attempt, part.question);
}

function isSame<Name extends DocumentTable>(
  table: Name,
  one: Documents[Name],
  other: Documents[Name],
): boolean {
  return JSON.stringify(printDocument(table, one)) === JSON.stringify(printDocument(table, other));
}
