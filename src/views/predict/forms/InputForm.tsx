import { useId } from "react";
import { parseLiteral } from "../../../core/value/literal.ts";
import { shapeOf } from "../../../core/value/shape.ts";
import { shapeWords } from "../../words/shapes.ts";
import { BlanksBox } from "./BlanksBox.tsx";
import { Said } from "./Said.tsx";
import { parseArguments, printArguments } from "./argumentFields.ts";
import { plain, type FormProperties } from "./form.ts";
import css from "./Form.module.css";

/** An input that does what is asked: lines for `input()`, or one field for each argument. */
export function InputForm({ question, raw, onChange, labelledBy }: FormProperties<"input">) {
  const id = useId();
  const { ask } = question;
  const text = raw?.text ?? "";
  if (ask.kind === "stdin") {
    return (
      <div className={css.field}>
        <label className={css.label} htmlFor={id}>
          Lines for <code translate="no">input()</code>, one below the other
        </label>
        <BlanksBox
          id={id}
          text={text}
          describedBy={labelledBy}
          rows={3}
          onChange={(written) => onChange(plain(written))}
        />
        <label className={`${css.choice} ${css.narrow}`}>
          <input
            type="checkbox"
            checked={raw?.text === ""}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? { form: "plain", text: "" } : null)
            }
          />
          No lines at all
        </label>
      </div>
    );
  }
  const fields = parseArguments(text, ask.parameters.length);
  return (
    <div className={css.choices} role="group" aria-labelledby={labelledBy}>
      {ask.parameters.map((parameter, index) => {
        const field = fields[index] ?? "";
        const read = field.trim() === "" ? null : parseLiteral(field);
        return (
          <div key={parameter} className={css.field}>
            <label className={css.label} htmlFor={`${id}-${index}`} translate="no">
              <code>{parameter}</code>
            </label>
            <input
              id={`${id}-${index}`}
              className={css.box}
              value={field}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              translate="no"
              aria-invalid={read?.kind === "unreadable" || undefined}
              aria-describedby={`${id}-${index}-said`}
              onChange={(event) =>
                onChange(plain(printArguments(fields.with(index, event.currentTarget.value))))
              }
            />
            <Said
              id={`${id}-${index}-said`}
              text={field}
              words={read?.kind === "read" ? `Reads as ${shapeWords(shapeOf(read.value))}.` : ""}
              problem={read?.kind === "unreadable" ? read : null}
            />
          </div>
        );
      })}
    </div>
  );
}
