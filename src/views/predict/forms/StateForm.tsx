import { useId } from "react";
import { parseLiteral } from "../../../core/value/literal.ts";
import { shapeOf } from "../../../core/value/shape.ts";
import { shapeWords } from "../../words/shapes.ts";
import { Said } from "./Said.tsx";
import { plain, type FormProperties } from "./form.ts";
import css from "./Form.module.css";

/** A value as Python writes it, and what it reads as; nothing is said of right or wrong. */
export function StateForm({ question, raw, onChange, labelledBy }: FormProperties<"state">) {
  const id = useId();
  const text = raw?.text ?? "";
  const read = text.trim() === "" ? null : parseLiteral(text);
  const subject = question.when === "return" ? "It returns" : question.expression;
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id} translate="no">
        {question.when === "return" ? subject : <code>{subject}</code>}
      </label>
      <input
        id={id}
        className={css.box}
        value={text}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        translate="no"
        aria-invalid={read?.kind === "unreadable" || undefined}
        aria-describedby={`${labelledBy} ${id}-said`}
        onChange={(event) => onChange(plain(event.currentTarget.value))}
      />
      <Said
        id={`${id}-said`}
        text={text}
        words={read?.kind === "read" ? `Reads as ${shapeWords(shapeOf(read.value))}.` : ""}
        problem={read?.kind === "unreadable" ? read : null}
      />
    </div>
  );
}
