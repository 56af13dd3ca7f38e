import { useState } from "react";
import type { OpenPack } from "../../../app/evaluations/pack.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { styles } from "../../../core/asking/prompts/style.ts";
import { questionKinds, type QuestionKind } from "../../../core/question/question.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import { styleWords } from "../../words/evaluations.ts";
import { NumberRow } from "./NumberRow.tsx";
import { PreviewPart } from "./PreviewPart.tsx";
import { SettingsField } from "./SettingsField.tsx";
import { TemplateField } from "./TemplateField.tsx";
import { fieldId, problemOf, type Setup } from "./useSetup.ts";
import css from "./HowPart.module.css";
import fields from "./Fields.module.css";

interface Properties {
  readonly setup: Setup;
  /** Null until it is open. */
  readonly pack: OpenPack | null;
  /** Those that will be asked, in their order. */
  readonly items: readonly EvaluationItem[];
}

/** How models are asked: prompt, settings, and a prompt as it will be sent. */
export function HowPart({ setup, pack, items }: Properties) {
  const { plan, change } = setup;
  const { prompting } = plan;
  const { style, parameters } = prompting;
  const ofBenchmark = plan.pack.kind === "benchmark";
  const offered = ofBenchmark ? styles.filter((one) => one === "direct" || one === "cot") : styles;
  const problem = problemOf(setup, "style");
  const [place, setPlace] = useState(0);
  /** Whose template is looked at, where it is not that of the prompt that is shown. */
  const [picked, setPicked] = useState<QuestionKind | null>(null);
  const shown = Math.min(place, Math.max(0, items.length - 1));
  const kind = picked ?? questionKinds.find((one) => one === items[shown]?.kind) ?? null;
  const set = (part: Partial<typeof parameters>) =>
    change({ ...plan, prompting: { ...prompting, parameters: { ...parameters, ...part } } });
  return (
    <section className={sheet.part} aria-labelledby="setup-how">
      <h3 id="setup-how" className={sheet.title}>
        How it is asked
      </h3>
      <p className={sheet.sentence}>
        {ofBenchmark
          ? "A benchmark is put in its own layout. What is set here holds for all models alike."
          : "The prompt and the settings hold for all models alike; players that need nothing see the question itself."}
      </p>
      <div className={css.both}>
        <div className={css.left}>
          <div className={fields.rows}>
            <div className={fields.row}>
              <label htmlFor={fieldId("style")} className={fields.label}>
                Style
                <span className={fields.says}>{styleWords[style].says}</span>
              </label>
              <select
                id={fieldId("style")}
                className={`${fields.select} ${css.style}`}
                value={style}
                aria-invalid={problem !== null || undefined}
                aria-describedby={problem === null ? undefined : `${fieldId("style")}-problem`}
                onChange={(event) => {
                  const to = styles.find((one) => one === event.currentTarget.value);
                  if (to !== undefined) change({ ...plan, prompting: { ...prompting, style: to } });
                }}
              >
                {[...new Set([...offered, style])].map((one) => (
                  <option key={one} value={one}>
                    {styleWords[one].name}
                  </option>
                ))}
              </select>
              {problem !== null && (
                <p id={`${fieldId("style")}-problem`} className={fields.problem}>
                  {problem}
                </p>
              )}
            </div>
            <NumberRow setup={setup} name="examples" />
            {!ofBenchmark && (
              <>
                <NumberRow setup={setup} name="steps" />
                <label className={fields.check}>
                  <input
                    type="checkbox"
                    checked={parameters.confidence}
                    onChange={(event) => set({ confidence: event.currentTarget.checked })}
                  />
                  <span>Ask how sure the model is, 0 to 100</span>
                </label>
                <label className={fields.check}>
                  <input
                    type="checkbox"
                    checked={parameters.penalty !== null}
                    onChange={(event) => set({ penalty: event.currentTarget.checked ? 1 : null })}
                  />
                  <span>
                    Allow the answer <code translate="no">UNSURE</code>
                  </span>
                </label>
                <NumberRow setup={setup} name="penalty" />
              </>
            )}
          </div>
          <SettingsField setup={setup} />
          {!ofBenchmark && (
            <TemplateField
              setup={setup}
              items={items}
              kind={kind}
              onKind={(to) => {
                const first = items.findIndex((item) => item.kind === to);
                setPicked(to);
                if (first >= 0) setPlace(first);
              }}
            />
          )}
        </div>
        <PreviewPart
          setup={setup}
          pack={pack}
          items={items}
          place={shown}
          onPlace={(to) => {
            setPicked(null);
            setPlace(to);
          }}
        />
      </div>
    </section>
  );
}
