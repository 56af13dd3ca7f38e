import { useState } from "react";
import type { Evaluations } from "../../../app/evaluations/evaluations.ts";
import { printRoute } from "../../../app/routes.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { playerWords, sortWords } from "../../words/evaluations.ts";
import { refusalWords } from "../../words/keeping.ts";
import { sortOf } from "../../../core/evaluation/predictor.ts";
import { offlinePlan } from "../setup/form/newPlan.ts";
import css from "./FirstEvaluation.module.css";

interface Properties {
  readonly services: Services;
  readonly evaluations: Evaluations;
}

/** What stands here before there is an evaluation: one click to the first, which needs no model, no key and no network. */
export function FirstEvaluation({ services, evaluations }: Properties) {
  const [plan] = useState(offlinePlan);
  const [isMaking, setMaking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function begin(): Promise<void> {
    setMaking(true);
    setRefused(null);
    const made = await evaluations.create(plan);
    setMaking(false);
    if (made.kind === "failed") {
      setRefused(refusalWords(made.refusal));
      return;
    }
    evaluations.open(made.id).run();
    services.routes.go({ kind: "models", at: made.id });
  }

  return (
    <section className={`${sheet.part} ${css.first}`} aria-labelledby="first-evaluation">
      <h3 id="first-evaluation" className={css.heading}>
        See one run, without any model
      </h3>
      <p className={css.text}>
        These four answer questions on the sample programs, here and offline. What comes is what a
        model’s evaluation looks like: a score with its interval, a comparison item by item, and
        each answer beside the run that it is about.
      </p>
      <ul className={css.players}>
        {plan.predictors.flatMap((predictor) =>
          predictor.source.kind === "player"
            ? [
                <li key={predictor.id} className={css.player}>
                  <p className={css.name}>
                    <strong>{predictor.label}</strong>
                    <span className={css.sort}>{sortWords[sortOf(predictor)].word}</span>
                  </p>
                  <p className={css.says}>{playerWords[predictor.source.spec.player]}</p>
                </li>,
              ]
            : [],
        )}
      </ul>
      <div className={css.actions}>
        <Button
          look="main"
          unavailable={isMaking ? "It is being begun" : null}
          onClick={() => void begin()}
        >
          Evaluate these four
        </Button>
        <a href={printRoute({ kind: "models", at: "new" })}>Set one up yourself</a>
        <a href={printRoute({ kind: "models", at: "connect" })}>Connect a model</a>
      </div>
      {refused !== null && (
        <p role="alert" className={css.refused}>
          Not begun: {refused}
        </p>
      )}
    </section>
  );
}
