import { questionAt } from "../../core/question/index.ts";
import type { TraceServices } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { PointChips } from "./PointChips.tsx";
import { noPointWords } from "../words/points.ts";
import { togglePoint } from "./points.ts";
import { useSession } from "./useSession.ts";
import css from "./Points.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly services: TraceServices;
}

/** Asks a question at this step, and lists those that will be asked. */
export function PointControls({ session, services }: Properties) {
  const { step, points } = useSession(session);
  const asked = points.has(step);
  return (
    <div className={css.points} role="group" aria-label="Questions at steps">
      <Button
        look="quiet"
        aria-pressed={asked}
        title="Ask a question at this step (p)"
        unavailable={asked || questionAt(session.recording, step) !== null ? null : noPointWords}
        onClick={() => void togglePoint(session, services)}
      >
        Ask here
      </Button>
      <PointChips session={session} />
    </div>
  );
}
