import { readAnswer } from "../../../core/prediction/readAnswer.ts";
import type { RawAnswer } from "../../../core/prediction/prediction.ts";
import type { Question } from "../../../core/question/question.ts";
import { wayLetter } from "../../words/ways.ts";
import { plain } from "./form.ts";
import css from "./TableForm.module.css";

interface Properties {
  readonly question: Question;
  readonly raw: RawAnswer | null;
  readonly label: string;
  /** `row column`, 0-based. */
  readonly place: string;
  readonly onFocus: () => void;
  readonly onChange: (raw: RawAnswer | null) => void;
}

/** One cell of a table: a value or an output to be written, a way to be chosen. */
export function CellField({ question, raw, label, place, onFocus, onChange }: Properties) {
  const text = raw?.text ?? "";
  if (question.kind === "branch") {
    return (
      <span data-cell={place} className={css.cell}>
        <select
          className={css.way}
          aria-label={label}
          value={text}
          onFocus={onFocus}
          onChange={(event) => onChange(plain(event.currentTarget.value))}
        >
          <option value="">?</option>
          {question.ways.map((way) => (
            <option key={way} value={way}>
              {wayLetter(way)}
            </option>
          ))}
        </select>
      </span>
    );
  }
  const unreadable = raw !== null && readAnswer(question, raw).kind === "unreadable";
  return (
    <span data-cell={place} className={css.cell}>
      <input
        className={css.value}
        aria-label={label}
        value={text}
        style={{ width: `${Math.max(6, text.length + 2)}ch` }}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        translate="no"
        aria-invalid={unreadable || undefined}
        onFocus={onFocus}
        onChange={(event) => onChange(plain(event.currentTarget.value))}
      />
    </span>
  );
}
