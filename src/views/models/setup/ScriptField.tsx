import { Button } from "../../parts/button/Button.tsx";
import { withChanged } from "./form/predictors.ts";
import { scriptExample } from "./form/scriptExample.ts";
import { fieldId, problemOf, type Setup } from "./useSetup.ts";
import css from "./WhoPart.module.css";
import fields from "./Fields.module.css";

interface Properties {
  readonly setup: Setup;
  /** Of the predictor. */
  readonly id: string;
  readonly label: string;
  readonly script: string;
}

/** What a scripted predictor says, as JSON. */
export function ScriptField({ setup, id, label, script }: Properties) {
  const { plan, change } = setup;
  const field = `${id}.script`;
  const problem = problemOf(setup, field);
  const put = (text: string) =>
    change(withChanged(plan, id, { source: { kind: "scripted", script: text } }));
  return (
    <div className={css.script}>
      <label htmlFor={fieldId(field)} className={css.scriptLabel}>
        Script of {label}
      </label>
      <textarea
        id={fieldId(field)}
        className={fields.area}
        rows={6}
        spellCheck={false}
        translate="no"
        value={script}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : `${fieldId(field)}-problem`}
        onChange={(event) => put(event.currentTarget.value)}
      />
      {problem !== null && (
        <p id={`${fieldId(field)}-problem`} className={fields.problem}>
          {problem}
        </p>
      )}
      {script !== scriptExample && (
        <Button look="quiet" onClick={() => put(scriptExample)}>
          Put the example back
        </Button>
      )}
    </div>
  );
}
