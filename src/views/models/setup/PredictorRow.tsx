import { type Predictor, sortOf } from "../../../core/evaluation/predictor.ts";
import { Button } from "../../parts/button/Button.tsx";
import { Icon } from "../../parts/icons.tsx";
import { sortWords, sourceWords } from "../../words/evaluations.ts";
import { withChanged, withoutPredictor } from "./form/predictors.ts";
import { NumberRow } from "./NumberRow.tsx";
import { ScriptField } from "./ScriptField.tsx";
import { fieldId, problemOf, type Setup } from "./useSetup.ts";
import css from "./WhoPart.module.css";
import fields from "./Fields.module.css";

interface Properties {
  readonly setup: Setup;
  readonly predictor: Predictor;
}

/** Somebody who is asked: the name in tables, what it is, and what it is told. */
export function PredictorRow({ setup, predictor }: Properties) {
  const { plan, change } = setup;
  const { id, label, source } = predictor;
  const sort = sortOf(predictor);
  const field = `${id}.label`;
  const problem = problemOf(setup, field);
  const says = sourceWords(source);
  return (
    <li className={css.row}>
      <div className={css.head}>
        <input
          id={fieldId(field)}
          className={`${fields.text} ${css.name}`}
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-label={`Name of ${label.trim() === "" ? "this one" : label}`}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : `${fieldId(field)}-problem`}
          value={label}
          onChange={(event) => change(withChanged(plan, id, { label: event.currentTarget.value }))}
        />
        <span className={css.sort} data-sort={sort} title={sortWords[sort].says}>
          {sortWords[sort].word}
        </span>
        <Button
          look="icon"
          aria-label={`Remove ${label}`}
          onClick={() => {
            document.getElementById(fieldId("predictors"))?.focus();
            change(withoutPredictor(plan, id));
          }}
        >
          <Icon name="close" />
        </Button>
      </div>
      {problem !== null && (
        <p id={`${fieldId(field)}-problem`} className={fields.problem}>
          {problem}
        </p>
      )}
      {says !== "" && <p className={css.says}>{says}</p>}
      {source.kind === "player" && (
        <div className={css.told}>
          <NumberRow setup={setup} name={`${id}.wrong`} of={label} />
          <NumberRow setup={setup} name={`${id}.seed`} of={label} />
          <NumberRow setup={setup} name={`${id}.steps`} of={label} />
        </div>
      )}
      {source.kind === "scripted" && (
        <ScriptField setup={setup} id={id} label={label} script={source.script} />
      )}
    </li>
  );
}
