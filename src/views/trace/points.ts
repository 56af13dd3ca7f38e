import { questionAt } from "../../core/question/index.ts";
import type { TraceServices } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { pointWords } from "../words/predicting.ts";

/** Why no question can be asked at a step (0-based), in words; null when one can. */
export function whyNoPoint(session: TraceSession, step: number): string | null {
  return questionAt(session.recording, step) === null
    ? "There is nothing to ask at this step. Try one at which a line is about to run."
    : null;
}

/** Asks a question at the present step, or no longer, and says so. */
export function togglePoint(session: TraceSession, services: TraceServices): void {
  const { step, points } = session.state.get();
  const why = points.has(step) ? null : whyNoPoint(session, step);
  if (why === null) session.togglePoint(step);
  services.announcer.say(why ?? pointWords(step, !points.has(step)));
}
