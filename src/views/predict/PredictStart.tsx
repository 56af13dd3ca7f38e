import { Suspense, lazy, useState } from "react";
import { orderFor } from "../../app/predict/order.ts";
import { printRoute } from "../../app/routes.ts";
import type { Services } from "../../app/services.ts";
import { isStale } from "../../app/playground.ts";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { useCell } from "../parts/useCell.ts";
import css from "./PredictStart.module.css";

// Most of what it says is of no use before it is opened.
const PlanDialog = lazy(async () => ({
  default: (await import("./PlanDialog.tsx")).PlanDialog,
}));

/** The way from the playground to the questions: at once, or after choosing what is asked. */
export function PredictStart({
  services,
}: {
  readonly services: Pick<Services, "playground" | "predict" | "routes">;
}) {
  const { playground, predict, routes } = services;
  const program = useCell(playground.program);
  const traced = useCell(playground.traced);
  const plan = useCell(predict.plan);
  const session = useCell(predict.session);
  const [open, setOpen] = useState(false);
  // Once it has been opened it stays, so that it can give the focus back when it closes.
  const [shown, setShown] = useState(false);
  if (open && !shown) setShown(true);
  // Steps of an older text mean nothing for this one.
  const trace = traced !== null && !isStale(traced, program) ? traced.session : null;
  const unavailable = program.source.trim() === "" ? "Write a program first" : null;
  const start = () => {
    predict.start(orderFor(program, plan, [...(trace?.state.get().points ?? [])]));
    routes.go({ kind: "predict", attempt: null });
  };
  return (
    <>
      <div className={css.start}>
        <Button className={css.now} unavailable={unavailable} onClick={start}>
          Predict this
        </Button>
        <Button
          className={css.choose}
          aria-label="Choose what is asked"
          title="Choose what is asked"
          aria-haspopup="dialog"
          unavailable={unavailable}
          onClick={() => setOpen(true)}
        >
          <Icon name="down" />
        </Button>
      </div>
      {session !== null && <GoOn state={session.state} />}
      {shown && (
        <Suspense fallback={null}>
          <PlanDialog
            open={open}
            plan={plan}
            onChange={(changed) => predict.plan.set(changed)}
            trace={trace}
            onStart={start}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

type Session = NonNullable<ReturnType<Services["predict"]["session"]["get"]>>;

/** The way back to questions that are not all answered. */
function GoOn({ state }: Pick<Session, "state">) {
  const { phase, attempt } = useCell(state);
  if (attempt === null || phase === "finished" || phase === "failed") return null;
  return (
    <a className={css.on} href={printRoute({ kind: "predict", attempt: attempt.id })}>
      Back to the questions
    </a>
  );
}
