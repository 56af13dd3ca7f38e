import type { RefObject } from "react";
import { useLayoutEffect, useRef, useState } from "react";
import type { Box } from "./geometry.ts";
import { bringIntoView } from "./view.ts";

/**
 * The element that scrolls the picture, and the part of it that it shows, null until the page was measured. It moves to `attention` whenever another
 * list of boxes is given: at once, so that what is drawn is drawn for where the picture will stand.
 */
export function useView(
  attention: readonly Box[],
  extent: { readonly width: number; readonly height: number },
): { readonly scroller: RefObject<HTMLDivElement | null>; readonly view: Box | null } {
  const scroller = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<Box | null>(null);
  const [attended, setAttended] = useState<readonly Box[] | null>(null);
  /** Where the scroller stands: asking itself would lay out the whole page first. */
  const stands = useRef({ x: 0, y: 0 });

  const isNew = measured !== null && attended !== attention;
  const view = isNew ? bringIntoView(measured, attention, extent) : measured;
  if (isNew) {
    setMeasured(view);
    setAttended(attention);
  }

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const { scrollLeft: x, scrollTop: y, clientWidth: width, clientHeight: height } = element;
      stands.current = { x, y };
      setMeasured((now) =>
        now !== null &&
        Math.abs(now.x - x) < 1 &&
        Math.abs(now.y - y) < 1 &&
        now.width === width &&
        now.height === height
          ? now
          : { x, y, width, height },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);

  const { x, y } = view ?? { x: 0, y: 0 };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || view === null) return;
    if (stands.current.x !== x) element.scrollLeft = x;
    if (stands.current.y !== y) element.scrollTop = y;
    stands.current = { x, y };
  }, [view, x, y]);
  return { scroller, view };
}
