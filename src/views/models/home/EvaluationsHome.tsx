import { useEffect } from "react";
import { useCell } from "../../parts/useCell.ts";
import type { ModelsServices } from "../ModelsScreen.tsx";
import { RunAgain } from "../evaluation/exchange/RunAgain.tsx";
import { FirstEvaluation } from "./FirstEvaluation.tsx";
import { KeptPart } from "./KeptPart.tsx";
import css from "./Home.module.css";

/** All evaluations of this browser; before there is one, a way to the first that needs nothing. */
export function EvaluationsHome({ services, evaluations, models }: ModelsServices) {
  const kept = useCell(evaluations.kept);
  useEffect(() => evaluations.watch(), [evaluations]);
  const isEmpty =
    kept !== null &&
    kept.evaluations.length === 0 &&
    kept.damaged.length === 0 &&
    kept.failure === null;
  return (
    <>
      <h2 className={css.title}>Evaluations</h2>
      <p className={css.what}>
        Models and players answer the questions that people answer. Their replies are scored here,
        by the same judges, and nothing but the prompts leaves this browser.
      </p>
      {kept === null ? (
        <p role="status">Reading what is kept …</p>
      ) : (
        <>
          {isEmpty ? (
            <FirstEvaluation services={services} evaluations={evaluations} />
          ) : (
            <KeptPart services={services} evaluations={evaluations} kept={kept} />
          )}
          <div className={css.again}>
            <RunAgain services={services} evaluations={evaluations} models={models} />
          </div>
        </>
      )}
    </>
  );
}
