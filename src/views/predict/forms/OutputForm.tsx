import { useId } from "react";
import { BlanksBox } from "./BlanksBox.tsx";
import type { FormProperties } from "./form.ts";
import css from "./Form.module.css";

/** What is printed, with its blanks and line ends in sight; or nothing, or an exception. */
export function OutputForm({ question, raw, onChange, labelledBy }: FormProperties<"output">) {
  const id = useId();
  const kind =
    raw === null ? null : raw.form === "raises" ? "raises" : raw.text === "" ? "nothing" : "text";
  const text = raw?.form === "plain" ? raw.text : "";
  return (
    <div className={css.field} role="group" aria-labelledby={labelledBy}>
      <label className={css.label} htmlFor={id}>
        It prints
      </label>
      <BlanksBox
        id={id}
        text={text}
        describedBy={labelledBy}
        rows={question.scope === "run" ? 4 : 2}
        onChange={(written) => onChange(written === "" ? null : { form: "plain", text: written })}
      />
      <div className={css.row}>
        <label className={css.choice}>
          <input
            type="checkbox"
            checked={kind === "nothing"}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? { form: "plain", text: "" } : null)
            }
          />
          It prints nothing
        </label>
        <div className={css.choice}>
          <input
            type="checkbox"
            id={`${id}-raises`}
            checked={kind === "raises"}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? { form: "raises", text: "" } : null)
            }
          />
          <label htmlFor={`${id}-raises`}>It raises</label>
          <input
            className={css.select}
            aria-label="Type of the exception"
            placeholder="such as ValueError"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            translate="no"
            value={raw?.form === "raises" ? raw.text : ""}
            onChange={(event) => onChange({ form: "raises", text: event.currentTarget.value })}
          />
        </div>
      </div>
    </div>
  );
}
