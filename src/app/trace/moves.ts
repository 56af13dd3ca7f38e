import {
  breakpointAfter,
  iterationAfter,
  iterationBefore,
  nextChange,
  nextVisit,
  previousChange,
  previousVisit,
  stepOut,
  stepOver,
  stepOverBack,
  type Recording,
} from "../../core/trace/index.ts";
import type { TraceAction } from "../keys.ts";
import type { TraceState } from "./session.ts";

/** The step that an action leads to, null when there is none. Steps are 0-based. */
export function moveFor(
  recording: Recording,
  state: TraceState,
  action: TraceAction,
): number | null {
  const { step, selected } = state;
  const last = recording.steps - 1;
  switch (action) {
    case "forward":
      return step < last ? step + 1 : null;
    case "back":
      return step > 0 ? step - 1 : null;
    case "over":
      return stepOver(recording, step);
    case "over-back":
      return stepOverBack(recording, step);
    case "out":
      return stepOut(recording, step);
    case "first":
      return 0;
    case "last":
      return last;
    case "ten-forward":
      return Math.min(last, step + 10);
    case "ten-back":
      return Math.max(0, step - 10);
    case "next-visit":
      return nextVisit(recording, step, recording.lineAt(step), recording.fileAt(step));
    case "previous-visit":
      return previousVisit(recording, step, recording.lineAt(step), recording.fileAt(step));
    case "next-change":
      return selected === null ? null : nextChange(recording, step, selected.frame, selected.name);
    case "previous-change":
      return selected === null
        ? null
        : previousChange(recording, step, selected.frame, selected.name);
    case "next-iteration":
      return iterationAfter(recording, step);
    case "previous-iteration":
      return iterationBefore(recording, step);
    case "continue":
      return breakpointAfter(recording, step, state.breakpoints) ?? last;
    default:
      return null;
  }
}
