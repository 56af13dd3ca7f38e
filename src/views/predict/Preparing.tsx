import type { PredictSession } from "../../app/predict/session.ts";
import { ProgressBar } from "../parts/progress/ProgressBar.tsx";
import { useCell } from "../parts/useCell.ts";
import { bootWords } from "../words/running.ts";
import css from "./Notice.module.css";

/** What is shown until the questions are there. */
export function Preparing({ boot }: Pick<PredictSession, "boot">) {
  const state = useCell(boot);
  return (
    <div className={css.notice} role="status">
      <h2 className={css.title} id="task" tabIndex={-1}>
        Making the questions
      </h2>
      <p className={css.text}>
        {state.kind === "ready"
          ? "Python runs the program, out of sight."
          : `${bootWords(state)}. Then it runs the program, out of sight.`}
      </p>
      {state.kind === "loading" && (
        <ProgressBar label="Loading Python" value={state.bytes} max={state.total} />
      )}
    </div>
  );
}
