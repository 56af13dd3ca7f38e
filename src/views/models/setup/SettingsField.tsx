import type { EvaluationPlan } from "../../../core/evaluation/plan.ts";
import { NumberRow } from "./NumberRow.tsx";
import { printStops, readStops } from "./form/stops.ts";
import { fieldId, type Setup } from "./useSetup.ts";
import fields from "./Fields.module.css";

/** Settings of the generation. What is empty is not sent. */
export function SettingsField({ setup }: { readonly setup: Setup }) {
  const { plan } = setup;
  const id = fieldId("settings.stop");
  const put = (text: string) => {
    const { stop: _, ...others } = plan.settings;
    const stop = readStops(text);
    const changed: EvaluationPlan = {
      ...plan,
      settings: stop.length === 0 ? others : { ...others, stop },
    };
    setup.type("settings.stop", text, changed);
  };
  return (
    <fieldset className={fields.group}>
      <legend className={fields.legend}>Settings; what is empty is not sent</legend>
      <div className={fields.rows}>
        <NumberRow setup={setup} name="settings.temperature" />
        <NumberRow setup={setup} name="settings.topP" />
        <NumberRow setup={setup} name="settings.maxTokens" />
        <NumberRow setup={setup} name="settings.seed" />
        <div>
          <label htmlFor={id} className={fields.label}>
            Stop at
            <span className={fields.says}>
              one text on each line, <code translate="no">\n</code> for a line end in it
            </span>
          </label>
          <textarea
            id={id}
            className={fields.area}
            rows={2}
            spellCheck={false}
            translate="no"
            placeholder="not sent"
            value={setup.textOf("settings.stop", printStops(plan.settings.stop ?? []))}
            onChange={(event) => put(event.currentTarget.value)}
          />
        </div>
      </div>
    </fieldset>
  );
}
