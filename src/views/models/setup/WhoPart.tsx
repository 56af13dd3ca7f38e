import type { Evaluations } from "../../../app/evaluations/evaluations.ts";
import type { Models } from "../../../app/models/models.ts";
import type { Services } from "../../../app/services.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import { useSaid } from "../../parts/useSaid.ts";
import { counted } from "../../words/numbers.ts";
import { AddPlayers } from "./AddPlayers.tsx";
import { AddModels } from "./AddModels.tsx";
import { AddReplay } from "./AddReplay.tsx";
import { PredictorRow } from "./PredictorRow.tsx";
import { fieldId, problemOf, type Setup } from "./useSetup.ts";
import css from "./WhoPart.module.css";
import fields from "./Fields.module.css";

interface Properties {
  readonly services: Pick<Services, "announcer">;
  readonly evaluations: Evaluations;
  readonly models: Models;
  readonly setup: Setup;
}

/** Who is asked: those who are in, and all who can be added. */
export function WhoPart({ services, evaluations, models, setup }: Properties) {
  const { plan } = setup;
  const problem = problemOf(setup, "predictors");
  // By their number and not by their names: those change with each letter that is typed.
  useSaid(services.announcer, `${counted(plan.predictors.length, "predictor")} will be asked.`);
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
