import type { KeyboardEvent } from "react";
import { actionOf, type TraceAction } from "../../app/keys.ts";
import type { TraceServices } from "../../app/services.ts";
import { traceViewNames } from "../../app/settings.ts";
import type { TraceSession } from "../../app/trace/session.ts";

/** Handles the keys of the trace region, where the focus is neither in a text field nor in a list of choices. */
export function useTraceKeys(
  session: TraceSession | null,
  services: TraceServices,
): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (session === null || event.defaultPrevented || takesKeys(event.target)) return;
    const settings = services.settings.get();
    const action = actionOf(event, settings);
    if (action === null) return;
    // A blank presses the button that has the focus.
    if (event.key === " " && !isSlider(event.target)) return;
    event.preventDefault();
    act(action, session, services);
  };
}

/** Does what an action says; `go-to` is the step box's. */
export function act(action: TraceAction, session: TraceSession, services: TraceServices): void {
  const { recording, state } = session;
  switch (action) {
    case "view-1":
    case "view-2":
    case "view-3":
    case "view-4":
    case "view-5": {
      const view = traceViewNames[Number(action.slice(-1)) - 1];
      if (view !== undefined) services.preferences.set({ ...services.preferences.get(), view });
      return;
    }
    case "read":
      services.announcer.repeat();
      return;
    case "play":
      if (state.get().playing) session.pause();
      else session.play(services.settings.get().playSpeed);
      return;
    case "breakpoint":
      session.toggleBreakpoint(recording.lineAt(state.get().step));
      return;
    case "ask":
      // What can be asked takes all that is known of questions, and the page starts without it.
      void import("./points.ts").then(({ togglePoint }) => togglePoint(session, services));
      return;
    case "go-to":
      document.querySelector<HTMLInputElement>("[data-step-box]")?.focus();
      return;
    default:
      session.pause();
      if (!session.move(action)) services.announcer.say("There is nothing further this way.");
  }
}

/** Text fields and lists of choices use letters and arrows themselves; a slider is ours. */
function takesKeys(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    !isSlider(target) &&
    target.closest("input:not([type=checkbox]), textarea, select, [popover] [role=menu]") !== null
  );
}

function isSlider(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === "range";
}
