import { useId } from "react";
import { parsePath } from "../../../core/prediction/pathNotation.ts";
import { Button } from "../../parts/button/Button.tsx";
import { pathWords } from "../../words/answers.ts";
import { PathStrip } from "./PathStrip.tsx";
import { Said } from "./Said.tsx";
import { withoutLastLine } from "./pathStrip.ts";
import { plain, type FormProperties } from "./form.ts";
import css from "./Form.module.css";

/** The lines in the order in which they run: clicked in the code, or written. What was understood is drawn. */
export function PathForm({ question, raw, onChange, labelledBy }: FormProperties<"path">) {
  const id = useId();
  const text = raw?.text ?? "";
  const read = text.trim() === "" ? null : parsePath(text);
  const lines = read?.kind === "lines" ? read.lines : [];
  return (
    <div className={css.field}>
      <PathStrip given={question.from} lines={lines} />
      <label className={css.label} htmlFor={id}>
        Lines in their order
      </label>
      <input
        id={id}
        className={css.box}
        value={text}
        autoComplete="off"
        spellCheck={false}
        placeholder="such as 1 2 (3 4)×3 5"
        aria-invalid={read?.kind === "unreadable" || undefined}
        aria-describedby={`${labelledBy} ${id}-said`}
        onChange={(event) => onChange(plain(event.currentTarget.value))}
      />
      <Said
        id={`${id}-said`}
        text={text}
        words={read === null ? "" : pathWords(lines)}
        problem={read?.kind === "unreadable" ? read : null}
      />
      <div className={css.row}>
        <Button
          unavailable={lines.length === 0 ? "There is no line to take away" : null}
          onClick={() => onChange(withoutLastLine(raw))}
        >
          Take the last line away
        </Button>
        <Button
          look="quiet"
          unavailable={text === "" ? "Nothing is written" : null}
          onClick={() => onChange(null)}
        >
          Begin anew
        </Button>
      </div>
    </div>
  );
}
