import type { TraceServices } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { noPointWords, pointWords } from "../words/points.ts";

/** Asks a question at the present step, or no longer, and says so. */
export async function togglePoint(session: TraceSession, services: TraceServices): Promise<void> {
  const { step, points } = session.state.get();
  const asked = points.has(step);
  // What makes questions is heavy, and most people who step through a run ask none.
  const { questionAt } = await import("../../core/question/index.ts");
  const possible = asked || questionAt(session.recording, step) !== null;
  if (possible) session.togglePoint(step);
  services.announcer.say(possible ? pointWords(step, !asked) : noPointWords);
}
