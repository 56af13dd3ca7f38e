import { useId } from "react";
import { parseLines, printLines } from "../../../core/prediction/lineList.ts";
import { coverageWords } from "../../words/answers.ts";
import { Button } from "../../parts/button/Button.tsx";
import { Said } from "./Said.tsx";
import { chosenLines } from "./lineSet.ts";
import { plain, type FormProperties } from "./form.ts";
import css from "./Form.module.css";

/** Which lines run: a tick beside each line of the code, or their numbers here. */
export function CoverageForm({ question, raw, onChange, labelledBy }: FormProperties<"coverage">) {
  const id = useId();
  const text = raw?.text ?? "";
  const chosen = chosenLines(raw, question.lines);
  const read = text.trim() === "" ? null : parseLines(text, question.lines);
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        Lines that run
      </label>
      <input
        id={id}
        className={css.box}
        value={text}
        autoComplete="off"
        spellCheck={false}
        placeholder={`such as ${question.lines.slice(0, 3).join(" ")}`}
        aria-invalid={read?.kind === "unreadable" || undefined}
        aria-describedby={`${labelledBy} ${id}-said`}
        onChange={(event) => onChange(plain(event.currentTarget.value))}
      />
      <Said
        id={`${id}-said`}
        text={text}
        words={chosen === null ? "" : coverageWords(question.lines, chosen)}
        problem={read?.kind === "unreadable" ? read : null}
      />
      <div className={css.row}>
        <Button onClick={() => onChange(plain(printLines(question.lines)))}>All of them</Button>
        <Button onClick={() => onChange(plain(printLines([])))}>None of them</Button>
      </div>
    </div>
  );
}
