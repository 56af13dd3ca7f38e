import { useEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
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

/** How many objects are listed at first, and how many more whenever the end of the list comes into sight. */
const objectsAtOnce = 24;
/** How much of a deep stack is listed; the frames between are listed on demand. */
const frameLimits = { whole: 24, head: 2, tail: 20, around: 0 };
const everything = { ...frameLimits, whole: Number.POSITIVE_INFINITY };

/** The state of the moment as nested lists of text: everything that the diagram shows. */
export function OutlineView({ session }: { readonly session: TraceSession }) {
  const { recording } = session;
  const { step, cursor, known, selected } = useSession(session);
  const [shown, setShown] = useState(objectsAtOnce);
  const [allFrames, setAllFrames] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const showMore = () => setShown((now) => now + objectsAtOnce);
  const changes = describeChanges(cursor, step);
  const stack = cursor.stack();
  const suspended = cursor.suspended();
  const objects = cursor.reachable();
  useWhenInSight(more, objects.length > shown ? shown : null, showMore);
  if (known !== "known") {
    return <p className={css.none}>The state of this step is not recorded.</p>;
  }
  const goTo = (object: number) => {
    const place = objects.indexOf(object);
    if (place >= shown) flushSync(() => setShown(place + 1));
    const target = document.getElementById(`object-${object}`);
    target?.scrollIntoView({ block: "nearest" });
    target?.focus();
  };
  const frame = (state: FrameState, innermost: boolean) => (
    <OutlineFrame
      key={state.id}
      session={session}
      cursor={cursor}
      frame={state}
      changes={changes}
      onGo={goTo}
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
              onGo={goTo}
            />
          );
        })}
      </ul>
      {objects.length > shown && (
        <button ref={more} type="button" className={css.more} onClick={showMore}>
          {counted(objects.length - shown, "more object")}
        </button>
      )}
    </div>
  );
}

/** Calls `act` whenever an element comes into sight, or is in sight still for another `place`; null: it is not there. */
function useWhenInSight(
  element: RefObject<HTMLElement | null>,
  place: number | null,
  act: () => void,
): void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    if (place === null || element.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) newest.current();
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, place]);
}
