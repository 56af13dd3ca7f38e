import type { RefObject } from "react";
import { useLayoutEffect, useState } from "react";
import type { Arrangement } from "./plan.ts";

/** Pages narrower than this show frames above the objects. */
const stackedBelow = 500;

/** Columns in the probe. */
export const probeColumns = 40;

/**
 * How the picture is arranged in its box, null until the page was measured. `probe` is an element with
 * `probeColumns` columns of code; its size tells the face, the zoom and the spacing that the reader uses.
 */
export function useArrangement(
  box: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): Arrangement | null {
  const [arrangement, setArrangement] = useState<Arrangement | null>(null);
  useLayoutEffect(() => {
    const measure = (): void => {
      const type = probe.current?.getBoundingClientRect();
      const room = box.current?.clientWidth ?? 0;
      if (type === undefined || type.width === 0 || room === 0) return;
      const stacked = room < stackedBelow;
      // In steps, so that a divider that is dragged does not arrange everything anew at each pixel.
      const wrapWidth = stacked ? 560 : Math.min(1400, Math.max(700, roundTo(room - 330, 100)));
      const metrics = {
        column: Math.round((type.width / probeColumns) * 100) / 100,
        row: Math.round(type.height),
      };
      const next = { metrics, stacked, wrapWidth };
      setArrangement((now) => (now !== null && alike(now, next) ? now : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current !== null) observer.observe(box.current);
    if (probe.current !== null) observer.observe(probe.current);
    return () => observer.disconnect();
  }, [box, probe]);
  return arrangement;
}

function roundTo(length: number, step: number): number {
  return Math.round(length / step) * step;
}

function alike(a: Arrangement, b: Arrangement): boolean {
  return (
    a.stacked === b.stacked &&
    a.wrapWidth === b.wrapWidth &&
    a.metrics.column === b.metrics.column &&
    a.metrics.row === b.metrics.row
  );
}
