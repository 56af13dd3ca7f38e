import { numberFields } from "./form/numberFields.ts";
import { printNumber } from "./form/numberText.ts";
import { fieldId, problemOf, type Setup } from "./useSetup.ts";
import css from "./Fields.module.css";

interface Properties {
  readonly setup: Setup;
  /** Name of the field; nothing is drawn where the plan has none of it. */
  readonly name: string;
  /** What else the field is of, for people who hear it alone: `noisy 20`. */
  readonly of?: string;
}

/** A number of the plan: its label, a field for it, and beside it what is wrong with what was typed. */
export function NumberRow({ setup, name, of }: Properties) {
  const field = numberFields(setup.plan).find((one) => one.name === name);
  if (field === undefined) return null;
  const id = fieldId(name);
  const problem = problemOf(setup, name);
  const { label, says, rule, value } = field;
  return (
    <div className={css.row}>
      <label htmlFor={id} className={css.label}>
        {label}
        {of !== undefined && <span className="visually-hidden"> of {of}</span>}
        {says !== "" && <span className={css.says}>{says}</span>}
      </label>
      <input
        id={id}
        className={css.number}
        type="text"
        inputMode={rule.whole ? "numeric" : "decimal"}
        autoComplete="off"
        placeholder={rule.empty ?? undefined}
        value={setup.textOf(name, printNumber(value))}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => setup.typeNumber(field, event.currentTarget.value)}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={css.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
