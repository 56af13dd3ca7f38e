import { useEffect, useRef, useState } from "react";
import type { Cursor } from "../../../core/trace/model.ts";
import { whenIdle } from "../idle.ts";
import type { PictureOptions } from "./options.ts";
import type { Arrangement, Plan } from "./plan.ts";
import { makePlan } from "./plan.ts";
import type { Recorded } from "./source.ts";

/** A plan with what it was made for. */
export interface SettledPlan {
  readonly plan: Plan;
  readonly recorded: Recorded;
  readonly options: PictureOptions;
  readonly arrangement: Arrangement;
}

/** What is to be planned. `from` and `to` are steps, `to` not included. */
export interface PlanRequest {
  readonly recorded: Recorded;
  readonly newCursor: () => Cursor;
  readonly options: PictureOptions;
  readonly arrangement: Arrangement | null;
  readonly from: number;
  readonly to: number;
}

/** How long planning may keep the page busy at a time. */
const sliceMs = 8;

/** How long a stretch must be looked at before it is planned, so that a slider that is dragged plans nothing on its way. */
const settleMs = 120;

/** Stretches of a long recording whose plans are kept. */
const keptPlans = 6;

/** A plan for one step alone, made at once: what it shows is right, but its places hold for this step only. */
export function planStep(
  request: Pick<SettledPlan, "recorded" | "options" | "arrangement">,
  cursor: Cursor,
  step: number,
): SettledPlan {
  const { recorded, options, arrangement } = request;
  const making = makePlan(recorded, cursor, options, arrangement, step, step + 1);
  let made = making.next();
  while (made.done !== true) made = making.next();
  return { plan: made.value, recorded, options, arrangement };
}

/**
 * The newest finished plan, null before the first, and the share (0 to 1) of the one that is being made, null
 * when none is. Planning is done in slices between which the page lives on.
 */
export function usePlan(request: PlanRequest): {
  settled: SettledPlan | null;
  share: number | null;
} {
  const { recorded, newCursor, options, arrangement, from, to } = request;
  const [settled, setSettled] = useState<SettledPlan | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const kept = useRef<readonly SettledPlan[]>([]);
  useEffect(() => {
    if (arrangement === null || from >= to) return;
    const settle = (made: SettledPlan): void => {
      kept.current = [made, ...kept.current.filter((other) => other !== made)].slice(0, keptPlans);
      setSettled(made);
      setShare(null);
    };
    const known = kept.current.find(
      (made) =>
        made.recorded === recorded &&
        made.options === options &&
        made.arrangement === arrangement &&
        made.plan.survey.from === from &&
        made.plan.survey.to === to,
    );
    if (known !== undefined) {
      settle(known);
      return;
    }
    const making = makePlan(recorded, newCursor(), options, arrangement, from, to);
    let leave = (): void => undefined;
    const work = (): void => {
      const end = performance.now() + sliceMs;
      do {
        const made = making.next();
        if (made.done === true) {
          settle({ plan: made.value, recorded, options, arrangement });
          return;
        }
        if (performance.now() >= end) setShare(Math.floor(made.value * 20) / 20);
      } while (performance.now() < end);
      leave = whenIdle(work);
    };
    if (kept.current.some((made) => made.recorded === recorded)) {
      const timer = setTimeout(work, settleMs);
      leave = () => clearTimeout(timer);
    } else work();
    return () => {
      leave();
      setShare(null);
    };
  }, [recorded, newCursor, options, arrangement, from, to]);
  return { settled, share };
}
