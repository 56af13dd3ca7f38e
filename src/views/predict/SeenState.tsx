import { useMemo } from "react";
import type { TraceServices } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { Prose } from "../parts/Prose.tsx";
import { StateViews } from "../trace/StateViews.tsx";
import { useSession } from "../trace/useSession.ts";
import { narrate } from "../words/narration.ts";
import { seenWords } from "../words/predicting.ts";
import css from "./SeenState.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly services: TraceServices;
}

/** The state at a moment that may be seen, and the way back to those before it. */
export function SeenState({ session, services }: Properties) {
  const { recording } = session;
  const { step, cursor } = useSession(session);
  const last = recording.steps - 1;
  const narration = useMemo(
    () => narrate(recording, cursor, step, "normal"),
    [recording, cursor, step],
  );
  return (
    <>
      <div className={css.head}>
        <h2 className={css.title}>{seenWords(step, last)}</h2>
        <p className={css.text} title={narration.happened.replaceAll("`", "")}>
          <Prose text={narration.happened} />
        </p>
        <div className={css.steps} role="group" aria-label="Steps seen so far">
          <Button
            look="icon"
            aria-label="Step back"
            title="Step back (←)"
            unavailable={step === 0 ? "This is the first step" : null}
            onClick={() => session.move("back")}
          >
            <Icon name="back" />
          </Button>
          <Button
            look="icon"
            aria-label="Step forward"
            title="Step forward (→)"
            unavailable={step === last ? "Nothing further may be seen yet" : null}
            onClick={() => session.move("forward")}
          >
            <Icon name="forward" />
          </Button>
          <Button
            look="icon"
            aria-label="Back to now"
            title="Back to now (End)"
            unavailable={step === last ? "This is now" : null}
            onClick={() => session.move("last")}
          >
            <Icon name="last" />
          </Button>
        </div>
      </div>
      <StateViews session={session} services={services} stale={false} />
    </>
  );
}
