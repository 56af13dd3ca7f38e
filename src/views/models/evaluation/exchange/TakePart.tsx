import { useId, useState } from "react";
import {
  evaluationExportIds,
  exportEvaluation,
  exportManifest,
  type SavedFile,
} from "../../../../app/evaluations/exchange/exporting.ts";
import { tracerKey } from "../../../../app/evaluations/exchange/pageTracer.ts";
import { download } from "../../../kept/download.ts";
import { Button } from "../../../parts/button/Button.tsx";
import sheet from "../../../parts/sheet/Sheet.module.css";
import type { ExchangeProperties } from "./ExchangePart.tsx";
import { ManifestView } from "./ManifestView.tsx";
import css from "./Exchange.module.css";
import { formWords } from "./words.ts";

/** What came of one or all predictors as files, and the manifest of it all. */
export function TakePart({ services, models, state }: ExchangeProperties) {
  const id = useId();
  const [chosen, setChosen] = useState("");
  const [shown, setShown] = useState(false);
  const { predictors } = state.evaluation.plan;
  const own = predictors.filter((one) => chosen === "" || one.id === chosen);
  const parts = { tracer: tracerKey, scrub: (text: string) => models.scrub(text) };
  const empty = state.scored.length + state.failed.length === 0 ? "Nothing is answered yet" : null;

  function save({ content, name }: SavedFile): void {
    download(content, name);
    services.announcer.say(`${name} is downloaded.`);
  }

  return (
    <section className={sheet.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={sheet.title}>
        Take away
      </h3>
      <p className={sheet.sentence}>
        What was asked, answered and scored so far. Keys are in no file.
      </p>
      {predictors.length > 1 && (
        <p className={css.line}>
          <label htmlFor={`${id}-of`}>Answers of</label>
          <select
            id={`${id}-of`}
            className={css.select}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="">all</option>
            {predictors.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
        </p>
      )}
      <ul className={css.kinds}>
        {evaluationExportIds.map((form) => (
          <li key={form} className={css.kind}>
            <Button
              unavailable={empty}
              onClick={() => save(exportEvaluation(state, form, own, parts))}
            >
              {formWords[form].name}
            </Button>
            <span className={css.says}>{formWords[form].says}</span>
          </li>
        ))}
        <li className={css.kind}>
          <Button onClick={() => save(exportManifest(state, parts))}>Manifest</Button>
          <span className={css.says}>
            All that the evaluation is made of, sealed by a hash: with it, it can be run again
            elsewhere, which refuses where anything differs.
          </span>
        </li>
      </ul>
      <details className={css.details} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>Look at the manifest</summary>
        {shown && <ManifestView state={state} />}
      </details>
    </section>
  );
}
