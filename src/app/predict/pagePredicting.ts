import type { Attempts } from "../attempts.ts";
import { createId } from "../id.ts";
import type { Runtime } from "../pythonRecorder.ts";
import type { Recorder } from "../recorder.ts";
import { createPredicting } from "./createPredicting.ts";
import { openExaminer } from "./examinerDoor.ts";
import type { Predicting } from "./predicting.ts";
import { createPythonRelay } from "./relay.ts";
import { seenTrace } from "./seenTrace.ts";

/** Predicting in the page: programs run behind the walls, and what they did is held by a worker. */
export function createPagePredicting(
  runtime: Runtime,
  python: Pick<Recorder, "boot" | "warm">,
  attempts: Attempts,
  appVersion: string,
): Predicting {
  return createPredicting({
    python,
    relay: createPythonRelay(runtime),
    openExaminer,
    seenTrace,
    attempts,
    now: Date.now,
    newId: createId,
    appVersion,
  });
}
