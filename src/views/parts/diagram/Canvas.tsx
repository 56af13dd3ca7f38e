import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import type { Cursor } from "../../../core/trace/model.ts";
import { Arrows } from "./Arrows.tsx";
import css from "./Diagram.module.css";
import frames from "./Frame.module.css";
import { FrameBox } from "./FrameBox.tsx";
import type { Hand } from "./hand.ts";
import { HandProvider } from "./hand.ts";
import { holdersSentence } from "./holders.ts";
import { frameKey } from "./marks.ts";
import type { NameRef } from "./names.ts";
import { Notes } from "./Notes.tsx";
import { ObjectBox } from "./ObjectBox.tsx";
import { drawStep } from "./step.ts";
import { keepFocus, moveFocus, stopsOf } from "./stops.ts";
import type { SettledPlan } from "./usePlan.ts";
import { useView } from "./useView.ts";
import { isNear } from "./view.ts";

interface Properties {
  readonly settled: SettledPlan;
  readonly cursor: Cursor;
  /** 0-based, within what was planned. */
  readonly step: number;
  readonly mode: "arrows" | "ids";
  readonly selected: NameRef | null;
  readonly onSelect: ((name: NameRef | null) => void) | undefined;
  readonly onOpen: (key: string) => void;
  readonly onFold: (key: string) => void;
  readonly onGoToCall: ((frame: number) => void) | undefined;
}

/** The frames, objects and arrows of one step, and how they are pointed at and walked through. */
export function Canvas(properties: Properties) {
  const { settled, cursor, step, mode, selected, onSelect, onOpen, onFold, onGoToCall } =
    properties;
  const { plan } = settled;
  const [pointed, setPointed] = useState<string | null>(null);
  const [pinned, setPinned] = useState<string | null>(null);
  const lastFocused = useRef<HTMLElement | null>(null);
  const { scene, marks, picture } = useMemo(
    () => drawStep(settled, cursor, step),
    [settled, cursor, step],
  );
  const { scroller, view } = useView(picture.attention, plan);
  const drawn = useMemo(
    () => new Map(scene.figures.map((figure) => [figure.key, figure])),
    [scene],
  );
  const marked = [pointed, pinned].find((key) => key !== null && drawn.has(key)) ?? null;

  useLayoutEffect(() => {
    if (scroller.current !== null) keepFocus(scroller.current, lastFocused.current);
  });

  const before = useRef({ settled, step });
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { settled, step };
    const focused = lastFocused.current;
    // A plan that is ready only now moves the picture; who is on a part of it stays there.
    const isMoved = last.settled !== settled && last.step === step;
    if (isMoved && focused !== null && focused === document.activeElement) {
      focused.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }, [settled, step]);

  const hand: Hand = {
    mode,
    marked,
    pinned,
    selected,
    drawn,
    mark: setPointed,
    pin: setPinned,
    select: (name) => onSelect?.(name),
    goTo: (key) => moveFocus(scroller.current, key),
    open: onOpen,
    fold: onFold,
    goToCall: onGoToCall,
    describe: (key) => {
      const figure = drawn.get(key);
      return [figure?.title, figure?.note].filter(Boolean).join(", ");
    },
    idOf: (key) => `#${plan.survey.figures.get(key)?.figure.object ?? key.replaceAll(" ", ":")}`,
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape") {
      setPointed(null);
      setPinned(null);
      return;
    }
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0) return;
    const stops = stopsOf(scroller.current);
    const here = stops.findIndex((element) => element === document.activeElement);
    stops[Math.max(0, Math.min(stops.length - 1, here + by))]?.focus();
    event.preventDefault();
  };

  return (
    <HandProvider value={hand}>
      <div
        className={css.scroller}
        ref={scroller}
        role="group"
        aria-label={`Frames and objects at step ${step + 1}`}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target.dataset["stop"] === undefined) return;
          lastFocused.current = event.target;
          if (scroller.current !== null) keepFocus(scroller.current, event.target);
        }}
        onBlur={(event) => {
          if (event.target.isConnected) lastFocused.current = null;
        }}
      >
        <div className={css.canvas} style={{ width: plan.width, height: plan.height }}>
          <ol aria-label="Frames, outermost first">
            {picture.frames.map((placed) => (
              <FrameBox
                key={placed.figure.frame}
                placed={placed}
                measures={plan.frameMeasures}
                changed={marks.changed.get(frameKey(placed.figure.frame))}
              />
            ))}
            {scene.hiddenFrames.length > 0 && (
              <li className={frames.hidden} style={{ top: picture.hiddenTop }}>
                {hiddenText(scene.hiddenFrames)}
              </li>
            )}
          </ol>
          <ul aria-label="Objects">
            {picture.figures.map((placed) => (
              <ObjectBox
                key={placed.figure.key}
                placed={placed}
                whole={view !== null && isNear(placed.box, view)}
                changed={marks.changed.get(placed.figure.key)}
                note={noteOf(placed.gone, placed.figure.key, marks)}
                namedBy={
                  marked === placed.figure.key && !placed.gone
                    ? holdersSentence(scene, placed.figure.key)
                    : null
                }
              />
            ))}
          </ul>
          {mode === "arrows" && (
            <Arrows
              arrows={picture.arrows}
              width={plan.width}
              height={plan.height}
              marked={marked}
            />
          )}
        </div>
      </div>
      <Notes plan={plan} omitted={scene.omitted} steps={settled.recorded.steps} />
    </HandProvider>
  );
}

function noteOf(
  gone: boolean,
  key: string,
  marks: { fresh: ReadonlySet<string>; notes: ReadonlyMap<string, string> },
): string | undefined {
  if (gone) return "no name refers to it";
  return marks.fresh.has(key) ? "new" : marks.notes.get(key);
}

function hiddenText(titles: readonly string[]): string {
  const names = [...new Set(titles)];
  const shown = names.slice(0, 2).join(", ");
  const count = titles.length === 1 ? "1 frame" : `${titles.length} frames`;
  return `${count} not drawn: ${shown}${names.length > 2 ? ", …" : ""}`;
}
