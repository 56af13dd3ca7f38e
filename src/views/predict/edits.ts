import type { RawAnswer } from "../../core/prediction/prediction.ts";

/** One change of one answer. */
export interface Edit {
  readonly question: string;
  readonly before: RawAnswer | null;
  readonly after: RawAnswer | null;
}

/** What was changed, the last at the end, and what was taken back. */
export interface Edits {
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}

/** Nothing was changed yet. */
export const noEdits: Edits = { done: [], undone: [] };

/** Most changes that are remembered. */
const most = 500;

/** Adds a change. Characters typed one after the other within a word are one. */
export function withEdit(edits: Edits, edit: Edit): Edits {
  const last = edits.done.at(-1);
  if (last !== undefined && edits.undone.length === 0 && isTyping(last) && goesOn(last, edit)) {
    return { done: [...edits.done.slice(0, -1), { ...last, after: edit.after }], undone: [] };
  }
  return { done: [...edits.done.slice(1 - most), edit], undone: [] };
}

/** Takes the last change back; null when there is none. */
export function undo(edits: Edits): { readonly edits: Edits; readonly edit: Edit } | null {
  const edit = edits.done.at(-1);
  if (edit === undefined) return null;
  return { edit, edits: { done: edits.done.slice(0, -1), undone: [...edits.undone, edit] } };
}

/** Does again what was taken back last; null when there is nothing. */
export function redo(edits: Edits): { readonly edits: Edits; readonly edit: Edit } | null {
  const edit = edits.undone.at(-1);
  if (edit === undefined) return null;
  return { edit, edits: { done: [...edits.done, edit], undone: edits.undone.slice(0, -1) } };
}

/** True for a change that only adds to the end of a text. */
function isTyping({ before, after }: Edit): boolean {
  return (
    after !== null &&
    (before === null || before.form === after.form) &&
    after.text.startsWith(before?.text ?? "")
  );
}

/** True when the second change adds one more character of the same word. */
function goesOn(last: Edit, edit: Edit): boolean {
  const { before, after } = edit;
  return (
    last.question === edit.question &&
    before !== null &&
    after !== null &&
    isTyping(edit) &&
    after.text.length === before.text.length + 1 &&
    /\S$/.test(after.text) &&
    /\S$/.test(before.text)
  );
}
