import { useEffect, useMemo, useRef } from "react";
import type { Services } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { useCell } from "../parts/useCell.ts";
import { Prose } from "../parts/Prose.tsx";
import { outcomeWords } from "../words/outcome.ts";
import { narrate, spoken } from "../words/narration.ts";
import { JumpControls } from "./JumpControls.tsx";
import { PointControls } from "./PointControls.tsx";
import { StepControls } from "./StepControls.tsx";
import { Timeline } from "./Timeline.tsx";
import { useSession } from "./useSession.ts";
import css from "./TracePanel.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly services: Services;
  readonly stale: boolean;
}

/** Where one stands in the run, what just happened, and everything that moves through it. */
export function TracePanel({ session, services, stale }: Properties) {
  const { recording } = session;
  const { step, cursor, known } = useSession(session);
  const { narration: length } = useCell(services.settings);
  const narration = useMemo(
    () => narrate(recording, cursor, step, length),
    [recording, cursor, step, length],
  );
  const { announcer } = services;
  const slider = useRef<HTMLInputElement>(null);
  // The keys of the trace work at once after a run.
  useEffect(() => {
    if (session.recording.steps > 0) slider.current?.focus();
  }, [session]);
  useEffect(() => {
    if (!session.state.get().playing) announcer.say(spoken(narration));
  }, [announcer, narration, session]);

  return (
    <div className={css.panel} data-stale={stale || undefined}>
      <div className={css.moment}>
        <h2 className={css.heading}>{narration.heading}</h2>
        <p
          className={css.narration}
          data-length={length}
          title={narration.happened.replaceAll("`", "")}
        >
          <Prose text={narration.happened} />{" "}
          <span className={css.next}>
            <Prose text={narration.next} />
          </span>
          {known === "recording" && (
            <span className={css.next}> Recording the state around this step…</span>
          )}
          {known === "failed" && (
            <span className={css.next}> The state of this step could not be recorded.</span>
          )}
        </p>
        {recording.outcome?.kind === "finished" && (
          <p className={css.end}>{outcomeWords(recording.outcome, recording.steps).text}</p>
        )}
      </div>
      <div className={css.controls}>
        <StepControls session={session} services={services} />
        <JumpControls session={session} services={services} />
        <PointControls session={session} services={services} />
      </div>
      <Timeline session={session} slider={slider} />
    </div>
  );
}
