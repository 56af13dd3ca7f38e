import type { Box } from "./geometry.ts";

/** Room kept between what is brought into view and the rim, in pixels. */
const margin = 24;

/** How far beyond the rim things are drawn whole, in pixels, so that a short way of scrolling shows nothing new. */
const beyond = 120;

/**
 * The view moved so that the boxes can be seen; where not all can, the last ones win. `extent` is the size of the whole picture,
 * beyond which no view goes. Pixels.
 */
export function bringIntoView(
  view: Box,
  boxes: readonly Box[],
  extent: { readonly width: number; readonly height: number },
): Box {
  const farthest = {
    x: Math.max(0, extent.width - view.width),
    y: Math.max(0, extent.height - view.height),
  };
  let { x, y } = view;
  for (const box of boxes) {
    const right = x + overshoot(box.x, box.x + box.width, x, x + view.width);
    const down = y + overshoot(box.y, box.y + box.height, y, y + view.height);
    x = Math.round(Math.max(0, Math.min(farthest.x, right)));
    y = Math.round(Math.max(0, Math.min(farthest.y, down)));
  }
  return x === view.x && y === view.y ? view : { ...view, x, y };
}

/** Whether a box is in the view or near it. */
export function isNear(box: Box, view: Box): boolean {
  return (
    box.x < view.x + view.width + beyond &&
    box.x + box.width > view.x - beyond &&
    box.y < view.y + view.height + beyond &&
    box.y + box.height > view.y - beyond
  );
}

/** How far the part must move to lie between `low` and `high`; its beginning wins when it does not fit. */
function overshoot(start: number, end: number, low: number, high: number): number {
  if (start < low + margin) return Math.min(0, start - low - margin);
  if (end > high - margin) return Math.min(end - high + margin, start - low - margin);
  return 0;
}
