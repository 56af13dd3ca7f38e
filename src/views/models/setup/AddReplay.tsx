import { useEffect, useState } from "react";
import type { Evaluations } from "../../../app/evaluations/evaluations.ts";
import { Button } from "../../parts/button/Button.tsx";
import { useCell } from "../../parts/useCell.ts";
import { timeWords } from "../../words/times.ts";
import { withPredictor } from "./form/predictors.ts";
import { fieldId, type Setup } from "./useSetup.ts";
import css from "./WhoPart.module.css";
import fields from "./Fields.module.css";

interface Properties {
  readonly evaluations: Evaluations;
  readonly setup: Setup;
}

/** Those who answered in an earlier evaluation: what they said then is given again, and scored by the rules of today. */
export function AddReplay({ evaluations, setup }: Properties) {
  const { plan, change } = setup;
  const kept = useCell(evaluations.kept);
  useEffect(() => evaluations.watch(), [evaluations]);
  const [chosen, setChosen] = useState<string | null>(null);
  const earlier = (kept?.evaluations ?? []).filter(({ done }) => done > 0);
  if (earlier.length === 0) return null;
  const options = earlier.flatMap(({ evaluation }) =>
    evaluation.plan.predictors.map((predictor) => ({
      key: `${evaluation.id} ${predictor.id}`,
      words: `${predictor.label}, of ${evaluation.plan.title} (${timeWords(evaluation.createdMs)})`,
      label: predictor.label,
      source: { kind: "replay", evaluation: evaluation.id, predictor: predictor.id } as const,
    })),
  );
  const option = options.find(({ key }) => key === chosen) ?? options[0];
  const id = fieldId("replay");
  return (
    <details className={fields.fold}>
      <summary>Of an earlier evaluation</summary>
      <div className={css.replay}>
        <label htmlFor={id} className="visually-hidden">
          Whose answers
        </label>
        <select
          id={id}
          className={fields.select}
          value={option?.key}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {options.map(({ key, words }) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
        <Button
          aria-label="Add the replay"
          onClick={() => {
            if (option !== undefined) {
              change(withPredictor(plan, `${option.label}, again`, option.source));
            }
          }}
        >
          Add
        </Button>
      </div>
      <p className={css.none}>
        Nobody is called: what was answered then is scored by the rules of today.
      </p>
    </details>
  );
}
