import { useState } from "react";
import type { FrameState } from "../../core/trace/index.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { collapse } from "../parts/value/collapse.ts";
import { counted } from "../words/numbers.ts";
import { describeChanges } from "./changes.ts";
import { OutlineFrame } from "./OutlineFrame.tsx";
import { OutlineObject } from "./OutlineObject.tsx";
import { frameTitle } from "./outlineWords.ts";
import { useSession } from "./useSession.ts";
import css from "./OutlineView.module.css";

/** Most objects listed at once. */
const mostObjects = 100;
/** How much of a deep stack is listed; the frames between are listed on demand. */
const frameLimits = { whole: 24, head: 2, tail: 20, around: 0 };
const everything = { ...frameLimits, whole: Number.POSITIVE_INFINITY };

/** The state of the moment as nested lists of text: everything that the diagram shows. */
export function OutlineView({ session }: { readonly session: TraceSession }) {
  const { recording } = session;
  const { step, cursor, known, selected } = useSession(session);
  const [shown, setShown] = useState(mostObjects);
  const [allFrames, setAllFrames] = useState(false);
  const changes = describeChanges(cursor, step);
  const stack = cursor.stack();
  const suspended = cursor.suspended();
  const objects = cursor.reachable();
  if (known !== "known") {
    return <p className={css.none}>The state of this step is not recorded.</p>;
  }
  const frame = (state: FrameState, innermost: boolean) => (
    <OutlineFrame
      key={state.id}
      session={session}
      cursor={cursor}
      frame={state}
      changes={changes}
      selected={selected}
      innermost={innermost}
      title={frameTitle(recording.codes, state)}
    />
  );
  return (
    <div className={css.outline} tabIndex={0} role="group" aria-label="Outline of the state">
      <h3 className={css.heading}>Frames, outermost first</h3>
      <ol>
        {collapse(stack.length, [], allFrames ? everything : frameLimits).map((part) =>
          part.kind === "gap" ? (
            <li key="gap">
              <button type="button" className={css.more} onClick={() => setAllFrames(true)}>
                {counted(part.to - part.from, "frame")} between
              </button>
            </li>
          ) : (
            stack
              .slice(part.from, part.to)
              .map((state, index) => frame(state, part.from + index === stack.length - 1))
          ),
        )}
      </ol>
      {suspended.length > 0 && (
        <>
          <h3 className={css.heading}>Paused</h3>
          <ol>{suspended.map((state) => frame(state, false))}</ol>
        </>
      )}
      {objects.length > 0 && <h3 className={css.heading}>Objects</h3>}
      <ul>
        {objects.slice(0, shown).map((id) => {
          const object = cursor.object(id);
          return object === null ? null : (
            <OutlineObject
              key={id}
              recording={recording}
              cursor={cursor}
              object={object}
              changes={changes}
            />
          );
        })}
      </ul>
      {objects.length > shown && (
        <button type="button" className={css.more} onClick={() => setShown(shown + mostObjects)}>
          {counted(objects.length - shown, "more object")}
        </button>
      )}
    </div>
  );
}
