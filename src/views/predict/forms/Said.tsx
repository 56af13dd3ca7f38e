import type { Unreadable } from "../../../core/prediction/prediction.ts";
import { unreadableWords } from "../../words/unreadable.ts";
import css from "./Form.module.css";

interface Properties {
  readonly id: string;
  /** What was understood, in words; empty for nothing yet. */
  readonly words: string;
  /** What keeps the text from being read, with the 0-based place in it; null when it can be read. */
  readonly problem: { readonly problem: Unreadable; readonly at: number } | null;
  readonly text: string;
}

/** How an answer is understood while it is written: what it reads as, or where it cannot be read. */
export function Said({ id, words, problem, text }: Properties) {
  return (
    <div id={id} className={css.said}>
      {problem === null ? (
        <p>{words}</p>
      ) : (
        <p className={css.problem}>
          <Caret text={text} at={problem.at} />
          {unreadableWords[problem.problem]}
        </p>
      )}
    </div>
  );
}

/** Characters that are shown before the place. */
const before = 24;

/** The line of the text with the place, and a caret below the place. */
function Caret({ text, at }: { readonly text: string; readonly at: number }) {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(start).split("\n", 1)[0] ?? "";
  const column = at - start;
  const from = Math.max(0, column - before);
  const shown = `${from > 0 ? "…" : ""}${line.slice(from, from + 2 * before)}`;
  return (
    <span className={css.caret} aria-hidden="true">
      {shown}
      {"\n"}
      {" ".repeat(column - from + (from > 0 ? 1 : 0))}^
    </span>
  );
}
