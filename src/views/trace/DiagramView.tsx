import { useId } from "react";
import { shownKeyOf } from "../../app/keys.ts";
import type { TraceServices } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { Diagram } from "../parts/diagram/Diagram.tsx";
import { useCell } from "../parts/useCell.ts";
import { useSession } from "./useSession.ts";
import { ViewOptions } from "./ViewOptions.tsx";

interface Properties {
  readonly session: TraceSession;
  readonly services: TraceServices;
}

/** Frames and objects of the moment as a picture, and how it is drawn. */
export function DiagramView({ session, services }: Properties) {
  const preferences = useCell(services.preferences);
  const key = shownKeyOf(useCell(services.settings), "view-3");
  const { step, cursor, selected } = useSession(session);
  const note = useId();
  return (
    <>
      <ViewOptions>
        <label>
          <input
            type="checkbox"
            checked={preferences.references === "arrows"}
            onChange={(event) =>
              services.preferences.set({
                ...preferences,
                references: event.currentTarget.checked ? "arrows" : "ids",
              })
            }
          />
          Arrows
        </label>
        <label>
          <input
            type="checkbox"
            checked={preferences.simpleInside}
            onChange={(event) =>
              services.preferences.set({
                ...preferences,
                simpleInside: event.currentTarget.checked,
              })
            }
          />
          Plain values inside
        </label>
      </ViewOptions>
      <p id={note} className="visually-hidden">
        The outline{key === null ? "" : `, key ${key},`} says the same in text.
      </p>
      <Diagram
        recording={session.recording}
        cursor={cursor}
        step={step}
        selectedName={selected}
        onSelectName={(name) => session.select(name)}
        onGoToStep={(to) => session.goTo(to)}
        mode={preferences.references}
        simpleInside={preferences.simpleInside}
        describedBy={note}
      />
    </>
  );
}
