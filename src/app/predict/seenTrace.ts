import type { Program } from "../../core/program/program.ts";
import { RecordingBuilder, type RecordingPrefix } from "../../core/trace/index.ts";
import { createTraceSession, type TraceSession } from "../trace/session.ts";

/** Nothing beyond what was given may be recorded again in the page. */
const noWindows = { recordWindow: () => Promise.resolve({ kind: "failed" as const }) };

/** A session over the steps that may be seen, standing at the last of them; null when there is none. */
export function seenTrace(program: Program, prefix: RecordingPrefix): TraceSession | null {
  const builder = new RecordingBuilder(program.source);
  if (builder.append(prefix.chunk).kind === "damaged") return null;
  const recording = builder.finish(prefix.outcome);
  if (recording.steps === 0) return null;
  const session = createTraceSession(recording, program, noWindows);
  session.goTo(recording.steps - 1);
  return session;
}
