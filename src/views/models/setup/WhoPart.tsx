import type { Evaluations } from "../../../app/evaluations/evaluations.ts";
import type { Models } from "../../../app/models/models.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import { AddPlayers } from "./AddPlayers.tsx";
import { AddModels } from "./AddModels.tsx";
import { AddReplay } from "./AddReplay.tsx";
import { PredictorRow } from "./PredictorRow.tsx";
import { fieldId, problemOf, type Setup } from "./useSetup.ts";
import css from "./WhoPart.module.css";
import fields from "./Fields.module.css";

interface Properties {
  readonly evaluations: Evaluations;
  readonly models: Models;
  readonly setup: Setup;
}

/** Who is asked: those who are in, and all who can be added. */
export function WhoPart({ evaluations, models, setup }: Properties) {
  const { plan } = setup;
  const problem = problemOf(setup, "predictors");
  return (
    <section className={sheet.part} aria-labelledby="setup-who">
      <h3 id="setup-who" className={sheet.title}>
        Who is asked
      </h3>
      {problem !== null && <p className={fields.problem}>{problem}</p>}
      <ul id={fieldId("predictors")} className={css.rows} tabIndex={-1} aria-label="Who is asked">
        {plan.predictors.map((predictor) => (
          <PredictorRow key={predictor.id} setup={setup} predictor={predictor} />
        ))}
      </ul>
      <AddModels models={models} setup={setup} />
      <AddPlayers setup={setup} />
      <AddReplay evaluations={evaluations} setup={setup} />
    </section>
  );
}
