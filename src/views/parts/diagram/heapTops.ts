import type { Piece } from "./shelf.ts";

/** From a step (0-based) on, where the frames end that stand above the objects, in pixels. */
export interface HeapTop {
  readonly from: number;
  readonly y: number;
}

/** Calls that follow each other within so many steps count as one, so that a loop of calls moves nothing. */
const calm = 24;

/**
 * Where frames that stand above the objects end. Calls push the objects down as they get deeper; back up they come only when the
 * last of the calls is over. Room for the deepest call of the whole run would leave most of a narrow page empty.
 */
export function heapTopsOf(frames: Iterable<Piece>): readonly HeapTop[] {
  const [module, ...calls] = [...frames].toSorted((a, b) => a.first - b.first || a.y - b.y);
  if (module === undefined) return [{ from: 0, y: 0 }];
  const bottom = module.y + module.height;
  const found: HeapTop[] = [{ from: 0, y: bottom }];
  let last = 0;
  let lowest = bottom;
  for (const call of calls) {
    if (call.first > last + calm && lowest > bottom) {
      found.push({ from: last + 1, y: bottom });
      lowest = bottom;
    }
    last = Math.max(last, call.last);
    if (call.y + call.height <= lowest) continue;
    lowest = call.y + call.height;
    found.push({ from: call.first, y: lowest });
  }
  if (lowest > bottom) found.push({ from: last + 1, y: bottom });
  return found;
}

/** Where the frames end at a step. */
export function heapTopAt(tops: readonly HeapTop[], step: number): number {
  return tops.findLast(({ from }) => from <= step)?.y ?? 0;
}
