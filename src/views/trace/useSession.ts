import type { TraceSession, TraceState } from "../../app/trace/session.ts";
import { useCell } from "../parts/useCell.ts";

/** Where a session stands, now and after each step. */
export function useSession(session: TraceSession): TraceState {
  return useCell(session.state);
}
