import { useCallback, useMemo, useRef, useState } from "react";
import type { Cursor, Recording } from "../../../core/trace/index.ts";
import { createCursor } from "../../../core/trace/index.ts";
import { Canvas } from "./Canvas.tsx";
import css from "./Diagram.module.css";
import type { NameRef } from "./names.ts";
import { defaultOptions } from "./options.ts";
import { stretchOf } from "./plan.ts";
import { probeColumns, useArrangement } from "./useArrangement.ts";
import { planStep, usePlan } from "./usePlan.ts";

interface Properties {
  readonly recording: Recording;
  /** Moved to `step` by the picture itself. */
  readonly cursor: Cursor;
  /** 0-based. */
  readonly step: number;
  readonly selectedName?: NameRef | null;
  readonly onSelectName?: (name: NameRef | null) => void;
  readonly onGoToStep?: (step: number) => void;
  /** Arrows from references to objects, or ids at both ends. */
  readonly mode: "arrows" | "ids";
  /** Whether plain values stand in the slots that hold them. */
  readonly simpleInside: boolean;
  /** Id of the element that says the same in text. */
  readonly describedBy?: string;
}

/**
 * The picture of one step: frames, objects, and what refers to what. Places are worked out for the whole
 * recording, or for a stretch of a long one, so that what lives on stays where it is.
 */
export function Diagram(properties: Properties) {
  const { recording, cursor, step, simpleInside, onGoToStep, describedBy } = properties;
  const box = useRef<HTMLElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const arrangement = useArrangement(box, probe);
  const [opened, setOpened] = useState<ReadonlyMap<string, number>>(new Map());
  const stacked = arrangement?.stacked ?? false;
  const options = useMemo(
    () => ({ ...defaultOptions, simpleInside, opened, frameLimit: stacked ? 4 : 8 }),
    [simpleInside, opened, stacked],
  );
  const newCursor = useCallback(() => createCursor(recording), [recording]);
  const known = recording.stretchAt(step);
  const isKnown = known !== null;
  const wanted = stretchOf(step, recording.steps);
  const from = Math.max(wanted.from, known?.from ?? wanted.to);
  const to = Math.min(wanted.to, known?.to ?? wanted.from);
  const { settled, share } = usePlan({
    recorded: recording,
    newCursor,
    options,
    arrangement,
    from,
    to,
  });
  const usable =
    settled !== null &&
    settled.recorded === recording &&
    settled.plan.survey.from <= step &&
    step < settled.plan.survey.to
      ? settled
      : null;
  // A long plan does not keep the state from being seen: until it is there, the step is arranged by itself.
  const isLong = share !== null || settled?.recorded === recording;
  const alone = useMemo(
    () =>
      usable === null && isLong && isKnown && arrangement !== null
        ? planStep({ recorded: recording, options, arrangement }, cursor, step)
        : null,
    [usable, isLong, isKnown, recording, options, arrangement, cursor, step],
  );
  const shown = usable ?? alone;
  return (
    <section
      className={css.diagram}
      ref={box}
      aria-label="Diagram"
      aria-describedby={describedBy}
      data-stacked={stacked || undefined}
    >
      <span className={css.probe} ref={probe} aria-hidden="true">
        {"0".repeat(probeColumns)}
      </span>
      {!isKnown && (
        <p className={css.message}>The names and objects of this step are not recorded.</p>
      )}
      {isKnown && shown !== null && (
        <Canvas
          settled={shown}
          cursor={cursor}
          step={step}
          mode={properties.mode}
          selected={properties.selectedName ?? null}
          onSelect={properties.onSelectName}
          onGoToCall={onGoToStep && ((frame) => onGoToStep(recording.callStep(frame)))}
          onOpen={(key) => setOpened((now) => new Map(now).set(key, (now.get(key) ?? 0) + 1))}
          onFold={(key) => setOpened((now) => new Map([...now].filter(([other]) => other !== key)))}
        />
      )}
      {isKnown && usable === null && (
        <p className={`${css.notes} ${css.waiting}`}>
          Arranging the picture… {Math.round((share ?? 0) * 100)} %. Things may move once when it is
          done.
        </p>
      )}
    </section>
  );
}
