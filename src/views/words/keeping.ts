import type { Damaged, Refusal } from "../../app/attempts.ts";
import type { Keeping } from "../../app/keepingState.ts";
import type { ImportReport } from "../../app/keptData.ts";
import { byteSize, counted } from "./numbers.ts";

/** Whether what is on the page is kept for the next visit, in a few words. */
export function keepingWords(keeping: Keeping): string {
  switch (keeping.kind) {
    case "restoring":
      return "";
    case "saving":
      return "Saving";
    case "saved":
      return "Saved in this browser";
    case "nearly-full":
      return "Saved, storage almost full";
    case "window":
      return "Not kept: only in this window";
    case "failed":
      return "Not saved";
  }
}

/** Why it is not kept, or soon may not be, and what to do; empty while all is well. */
export function keepingAdvice(keeping: Keeping): string {
  switch (keeping.kind) {
    case "restoring":
    case "saving":
    case "saved":
      return "";
    case "nearly-full":
      return `${
        keeping.freeBytes === null
          ? "There was so little room that kept recordings were dropped; your answers are saved."
          : `Only ${byteSize(keeping.freeBytes)} of room are left for this page.`
      } Make a backup, and delete what you no longer need.`;
    case "window":
      return keeping.why.kind === "newer"
        ? "Not kept: a newer version of this page has been here. Reload to get it; until then everything is in this window only."
        : "Not kept: this browser lets the page store nothing, so everything is gone when this window closes. Make a backup to keep it.";
    case "failed":
      return `Not saved: ${refusalWords(keeping.refusal)}`;
  }
}

/** Why something could not be kept, and what to do. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.kind) {
    case "full":
      return "there is no room left. Make a backup, delete what you no longer need, then try again.";
    case "newer":
      return "a newer version of this page is open in another tab. Reload this one.";
    case "blocked":
      return "an older version of this page is open in another tab. Close that tab.";
    case "answered":
      return "this question has an answer already, from another tab. Reload to see it.";
    case "missing":
      return "the attempt is no longer there; it was deleted, or the browser cleared it.";
    case "broken":
      return `the browser could not write (${refusal.name}). Try again, or make a backup.`;
  }
}

/** A kept record by its kind and id, as far as they are known. */
export function recordName(table: string, id: string): string {
  const kind = recordKinds.get(table) ?? "record";
  return id === "" ? kind : `${kind} ${id}`;
}

const recordKinds: ReadonlyMap<string, string> = new Map([
  ["kept", "page"],
  ["attempts", "attempt"],
  ["predictions", "answer"],
  ["scores", "score of answer"],
  ["drafts", "draft"],
]);

/** A kept record, or a line of a backup, and what is wrong with it. */
export function recordWords(record: Damaged): string {
  return `${recordName(record.table, record.id)}: ${damageWords(record.reason)}`;
}

function damageWords(reason: string): string {
  switch (reason) {
    case "check":
      return "its checksum does not fit, so something in it was changed";
    case "text":
      return "it is no record";
    case "length":
      return "it is too long";
    case "table":
      return "it is of a kind that this page does not know";
    case "row":
      return "it is not what it should be";
    case "newer":
      return "it was written by a newer version of the page";
    case "owner":
      return "what it belongs to is not there";
    default:
      return `its part “${reason}” is not what it should be`;
  }
}

/** What restoring a backup has added, in a sentence. */
export function addedWords({ added, rows }: ImportReport): string {
  const parts = [
    [added.attempts, "attempt"],
    [added.predictions, "answer"],
    [added.scores, "score"],
    [added.drafts, "draft"],
    [added.evaluations, "evaluation"],
    [added.outputs, "model answer"],
  ] as const;
  const counts = parts.flatMap(([number, noun]) => (number > 0 ? [counted(number, noun)] : []));
  const all = [...counts, ...rows.map((row) => `the ${row}`)];
  const last = all.at(-1);
  if (last === undefined) return "Nothing was added.";
  return all.length === 1
    ? `Restored: ${last}.`
    : `Restored: ${all.slice(0, -1).join(", ")} and ${last}.`;
}
