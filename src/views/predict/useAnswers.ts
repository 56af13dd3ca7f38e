import { useRef, useState } from "react";
import type { Draft, PredictSession, PredictState } from "../../app/predict/session.ts";
import type { RawAnswer } from "../../core/prediction/prediction.ts";
import { readAnswer } from "../../core/prediction/readAnswer.ts";
import type { Item, Question } from "../../core/question/question.ts";
import type { Sureness } from "./CommitBar.tsx";
import { noEdits, redo, undo, withEdit } from "./edits.ts";
import { questionsOf } from "../../core/attempt/items.ts";

const emptyDraft: Draft = { raw: null, confidence: null, why: "" };

/** What is being answered to one item, and how it is changed. */
export interface Answers {
  readonly rawOf: (question: string) => RawAnswer | null;
  readonly setRaw: (question: string, raw: RawAnswer | null) => void;
  /** Takes the last change of an answer back; false when there is none. */
  undo(): boolean;
  redo(): boolean;
  readonly sureness: Sureness;
  readonly setSureness: (sureness: Sureness) => void;
  readonly why: string;
  readonly setWhy: (why: string) => void;
  /** The questions without an answer so far. */
  readonly empty: readonly string[];
  /** Commits the answers as they stand; with `not sure` none of them. */
  commit(): void;
}

/**
 * The answers to an item, for a part that is there for this item alone. What is written is kept by the session; only `not sure` and what
 * can be undone live here.
 */
export function useAnswers(session: PredictSession, state: PredictState, item: Item): Answers {
  const edits = useRef(noEdits);
  const [notSure, setNotSure] = useState(false);
  const questions = questionsOf(item);
  const first = state.drafts.get(questions[0]?.id ?? "") ?? emptyDraft;
  const empty = questions
    .filter((question) => isEmpty(question, state.drafts.get(question.id)?.raw ?? null))
    .map((question) => question.id);

  const draftOf = (id: string) => session.state.get().drafts.get(id) ?? emptyDraft;
  const change = (id: string, part: Partial<Draft>) =>
    session.draft(id, { ...draftOf(id), ...part });
  const changeAll = (part: Partial<Draft>) => {
    for (const question of questions) change(question.id, part);
  };

  return {
    rawOf: (id) => state.drafts.get(id)?.raw ?? null,
    setRaw(id, raw) {
      edits.current = withEdit(edits.current, {
        question: id,
        before: draftOf(id).raw,
        after: raw,
      });
      change(id, { raw });
    },
    undo() {
      const back = undo(edits.current);
      if (back === null) return false;
      edits.current = back.edits;
      change(back.edit.question, { raw: back.edit.before });
      return true;
    },
    redo() {
      const again = redo(edits.current);
      if (again === null) return false;
      edits.current = again.edits;
      change(again.edit.question, { raw: again.edit.after });
      return true;
    },
    sureness: notSure ? "not-sure" : first.confidence,
    setSureness(sureness) {
      setNotSure(sureness === "not-sure");
      changeAll({ confidence: sureness === "not-sure" ? null : sureness });
    },
    why: first.why,
    setWhy: (why) => changeAll({ why }),
    empty,
    commit() {
      if (notSure) changeAll({ raw: null, confidence: null });
      // An answer of nothing, which is not the same as being not sure.
      else for (const id of empty) change(id, { raw: { form: "plain", text: "" } });
      void session.commit(questions.map((question) => question.id));
    },
  };
}

/** True when nothing is answered. No output and no input are answers, too, where somebody said so. */
function isEmpty(question: Question, raw: RawAnswer | null): boolean {
  if (raw === null) return true;
  const read = readAnswer(question, raw);
  return read.kind === "unanswered";
}
