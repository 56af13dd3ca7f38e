import { useId } from "react";
import { readAnswer } from "../../../core/prediction/readAnswer.ts";
import { Said } from "./Said.tsx";
import { plain, type FormProperties } from "./form.ts";
import css from "./Form.module.css";

/** How often a line runs: a number. */
export function CountForm({ question, raw, onChange, labelledBy }: FormProperties<"count">) {
  const id = useId();
  const text = raw?.text ?? "";
  const read = readAnswer(question, raw ?? { form: "plain", text: "" });
  const problem = read.kind === "unreadable" ? read : null;
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        Times
      </label>
      <input
        id={id}
        className={`${css.box} ${css.short}`}
        value={text}
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={problem !== null || undefined}
        aria-describedby={`${labelledBy} ${id}-said`}
        onChange={(event) => onChange(plain(event.currentTarget.value))}
      />
      <Said id={`${id}-said`} text={text} words="" problem={problem} />
    </div>
  );
}
