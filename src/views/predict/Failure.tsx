import { printRoute } from "../../app/routes.ts";
import type { PredictFailure } from "../../app/predict/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { predictFailureWords } from "../words/predicting.ts";
import css from "./Notice.module.css";

interface Properties {
  readonly failure: PredictFailure;
  readonly onRetry: () => void;
}

/** Why there are no questions, and what can be done. */
export function Failure({ failure, onRetry }: Properties) {
  const again =
    failure.kind === "run" || failure.kind === "not-kept" || failure.kind === "examiner";
  return (
    <div className={css.notice}>
      <h2 className={css.title} id="task" tabIndex={-1}>
        No questions here
      </h2>
      <p className={css.text} role="alert">
        {predictFailureWords(failure)}
      </p>
      <p className={css.actions}>
        {again && (
          <Button look="main" onClick={onRetry}>
            Try again
          </Button>
        )}
        <a href={printRoute({ kind: "playground" })}>To the playground</a>
        {failure.kind === "no-such-attempt" && (
          <a href={printRoute({ kind: "results", attempt: null })}>To the results</a>
        )}
      </p>
    </div>
  );
}
