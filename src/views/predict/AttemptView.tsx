import type { TraceServices } from "../../app/services.ts";
import type { PredictSession } from "../../app/predict/session.ts";
import { useCell } from "../parts/useCell.ts";
import { Region } from "../parts/region/Region.tsx";
import { useTraceKeys } from "../trace/useTraceKeys.ts";
import { ItemView } from "./ItemView.tsx";
import { Failure } from "./Failure.tsx";
import { Finished, type FinishedServices } from "./Finished.tsx";
import { Preparing } from "./Preparing.tsx";
import { SeenState } from "./SeenState.tsx";
import css from "./AttemptView.module.css";

interface Properties {
  readonly session: PredictSession;
  readonly services: TraceServices & FinishedServices;
}

/** An attempt in whatever phase it is: the question, the code, and what may be seen of the run. */
export function AttemptView({ session, services }: Properties) {
  const state = useCell(session.state);
  const { phase, attempt, index, trace } = state;
  const onTraceKey = useTraceKeys(trace, services);
  const item = attempt?.items[index];

  if (phase === "finished" && attempt !== null) {
    return (
      <main className={css.single}>
        <Finished session={session} state={state} attempt={attempt} services={services} />
      </main>
    );
  }
  if (phase === "preparing" || phase === "failed" || attempt === null || item === undefined) {
    return (
      <main className={css.single}>
        {state.failure === null ? (
          <Preparing boot={session.boot} />
        ) : (
          <Failure failure={state.failure} onRetry={() => session.retry()} />
        )}
      </main>
    );
  }
  return (
    <main className={css.main} data-state={trace === null ? undefined : "seen"}>
      <ItemView
        key={item.id}
        session={session}
        state={state}
        attempt={attempt}
        item={item}
        services={services}
      />
      {trace !== null && (
        <Region id="state" label="State" className={css.state} onKeyDown={onTraceKey}>
          <SeenState session={trace} services={services} />
        </Region>
      )}
    </main>
  );
}
