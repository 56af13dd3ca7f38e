import type { Value } from "../model.ts";
import { kindCodes } from "../path.ts";
import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";

/** One exception on its way. Steps and frames are 0-based. */
export interface ExceptionFlight {
  readonly raisedStep: number;
  readonly object: Value;
  /** The `line` step at which a handler (or a `finally`) took over for good; null when nobody did. */
  readonly handledStep: number | null;
  /** The frames that it ended, innermost first. */
  readonly unwoundFrames: readonly number[];
}

interface OpenFlight {
  readonly raisedStep: number;
  readonly object: Value;
  handledStep: number | null;
  readonly unwoundFrames: number[];
}

const flights = perRecording((recording): readonly ExceptionFlight[] => {
  const found: OpenFlight[] = [];
  const byObject = new Map<number, OpenFlight>();
  const { kinds, operands, frames } = recording.path;
  let flying: OpenFlight | null = null;
  for (let step = 0; step < recording.steps; step++) {
    const kind = kinds.at(step);
    if (kind === kindCodes.exception || kind === kindCodes.unwind) {
      const reference = operands.at(step);
      let flight = byObject.get(reference);
      if (flight === undefined) {
        const object = recording.values.value(reference);
        flight = { raisedStep: step, object, handledStep: null, unwoundFrames: [] };
        byObject.set(reference, flight);
        found.push(flight);
      }
      // It flies (again): what looked like a handler was a `finally` or raised it once more.
      flight.handledStep = null;
      if (kind === kindCodes.unwind) flight.unwoundFrames.push(frames.at(step));
      flying = flight;
    } else if (flying !== null && kind === kindCodes.line) {
      flying.handledStep = step;
      flying = null;
    }
  }
  return found;
});

/** The exceptions of a run in the order in which they were raised; the same object raised again goes on with its flight. */
export function exceptions(recording: Recording): readonly ExceptionFlight[] {
  return flights(recording);
}
