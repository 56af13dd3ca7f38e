import { useState } from "react";
import type { EvaluationSession, OpenEvaluation } from "../../../app/evaluations/session.ts";
import { pilotSize } from "../../../core/evaluation/plan.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ConfirmDialog } from "../../parts/dialog/ConfirmDialog.tsx";
import { cellCounts } from "../../words/evaluationRun.ts";
import { count, counted } from "../../words/numbers.ts";
import css from "./RunButtons.module.css";

interface Properties {
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
}

/** What can be done with an evaluation as it stands. */
export function RunButtons({ session, state }: Properties) {
  const { evaluation, phase } = state;
  const { total, done, errors } = cellCounts(state);
  const out = state.progress.reduce((sum, { inflight }) => sum + inflight, 0);
  const left = total - done - errors;
  return (
    <div className={css.buttons}>
      {phase === "idle" ? (
        <IdleButtons session={session} state={state} left={left} errors={errors} />
      ) : (
        phase !== "elsewhere" && (
          <>
            <Button
              look="main"
              unavailable={phase === "pausing" ? "It is pausing already" : null}
              onClick={() => session.pause()}
            >
              Pause
            </Button>
            <StopButton session={session} out={out} />
          </>
        )
      )}
      {(errors > 0 || evaluation.errorsAreWrong) && phase !== "elsewhere" && (
        <label className={css.choice}>
          <input
            type="checkbox"
            checked={evaluation.errorsAreWrong}
            onChange={(event) => void session.countErrorsAsWrong(event.currentTarget.checked)}
          />
          Count errors as wrong
        </label>
      )}
    </div>
  );
}

function IdleButtons({
  session,
  state,
  left,
  errors,
}: Properties & { readonly left: number; readonly errors: number }) {
  const { evaluation, pilot } = state;
  const pilots = evaluation.status === "planned" && pilot === null && left > 0;
  return (
    <>
      {pilots && (
        <Button look="main" onClick={() => session.pilot()}>
          Pilot of {pilotSize}
        </Button>
      )}
      {left > 0 && (
        <Button look={pilots ? "plain" : "main"} onClick={() => session.run()}>
          {evaluation.status === "planned"
            ? pilot === null
              ? "Run all"
              : `Run the other ${count(left)}`
            : "Resume"}
        </Button>
      )}
      {errors > 0 && (
        <Button look={left > 0 ? "plain" : "main"} onClick={() => session.retryErrors()}>
          Ask {counted(errors, "error")} again
        </Button>
      )}
    </>
  );
}

function StopButton({
  session,
  out,
}: {
  readonly session: EvaluationSession;
  readonly out: number;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Stop</Button>
      <ConfirmDialog
        open={asking}
        title="Stop it?"
        text={`${out === 0 ? "Nothing more is asked" : `${counted(out, "call")} that ${out === 1 ? "is" : "are"} out ${out === 1 ? "is" : "are"} given up, and may cost something all the same`}. What came is kept. To wait for calls that are out, pause it instead.`}
        yes="Stop at once"
        no="Let it go on"
        onYes={() => {
          setAsking(false);
          session.stop();
        }}
        onNo={() => setAsking(false)}
      />
    </>
  );
}
