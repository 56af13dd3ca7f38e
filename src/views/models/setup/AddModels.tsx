import type { Models } from "../../../app/models/models.ts";
import { printRoute } from "../../../app/routes.ts";
import { Button } from "../../parts/button/Button.tsx";
import { useCell } from "../../parts/useCell.ts";
import { sourceWords } from "../../words/evaluations.ts";
import { isIn, withPredictor } from "./form/predictors.ts";
import type { Setup } from "./useSetup.ts";
import css from "./WhoPart.module.css";

interface Properties {
  readonly models: Models;
  readonly setup: Setup;
}

/** The models that can be asked now, and the way to more of them. */
export function AddModels({ models, setup }: Properties) {
  const { plan, change } = setup;
  useCell(models.state);
  const sources = models.sources();
  const connect = printRoute({ kind: "models", at: "connect" });
  return (
    <div className={css.add}>
      <h4 className={css.kind}>Models</h4>
      {sources.length === 0 ? (
        <p className={css.none}>
          No model is connected yet. <a href={connect}>Connect one</a>, or go on with players that
          need nothing.
        </p>
      ) : (
        <>
          <ul className={css.offers}>
            {sources.map(({ label, source }) => (
              <li key={JSON.stringify(source)} className={css.offer}>
                <Button
                  aria-label={`Add ${label}`}
                  unavailable={isIn(plan, source) ? "It is in already" : null}
                  onClick={() => change(withPredictor(plan, label, source))}
                >
                  Add
                </Button>
                <span className={css.what}>
                  <strong>{label}</strong> <span className={css.says}>{sourceWords(source)}</span>
                </span>
              </li>
            ))}
          </ul>
          <p className={css.none}>
            <a href={connect}>Connect another model</a>
          </p>
        </>
      )}
    </div>
  );
}
