import type { Recording, Value } from "../trace/index.ts";

/** What a call from the module came to, and the step (0-based) at which it returned. */
interface ModuleCall {
  readonly step: number;
  readonly value: Value;
}

/** The last call that the module made on a line from `from` (1-based) on, and that returned; null where there is none. */
export function lastCallOfModule(recording: Recording, from: number): ModuleCall | null {
  for (let step = recording.steps - 1; step >= 0; step--) {
    if (recording.kindAt(step) !== "return") continue;
    const frame = recording.frameAt(step);
    if (frame === 0 || recording.parentOfFrame(frame) !== 0) continue;
    if (recording.path.callerLines.at(frame) < from) continue;
    const { value } = recording.step(step);
    if (value !== undefined) return { step, value };
  }
  return null;
}
