import { useId } from "react";
import { wayWords } from "../../words/ways.ts";
import { plain, type FormProperties } from "./form.ts";
import css from "./Form.module.css";

/** Which way a decision goes: one button for each. */
export function BranchForm({ question, raw, onChange, labelledBy }: FormProperties<"branch">) {
  const name = useId();
  return (
    <div className={css.choices} role="radiogroup" aria-labelledby={labelledBy}>
      {question.ways.map((way) => (
        <label key={way} className={css.choice}>
          <input
            type="radio"
            name={name}
            value={way}
            checked={raw?.text === way}
            onChange={() => onChange(plain(way))}
          />
          {wayWords(way, question.test)}
        </label>
      ))}
    </div>
  );
}
