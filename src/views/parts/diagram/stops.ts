import type { Box } from "./geometry.ts";

/** The parts of the picture that the arrow keys walk through, in reading order. */
export function stopsOf(root: HTMLElement | null): readonly HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
}

/** Moves focus to the part of that name, if it is there. */
export function moveFocus(root: HTMLElement | null, stop: string): void {
  stopsOf(root)
    .find((element) => element.dataset["stop"] === stop)
    ?.focus();
}

/**
 * Makes the part that had focus last, or else the first, the one that Tab stops at. Focus that was on a part
 * which is not there any more goes to the part that Tab stops at now.
 */
export function keepFocus(root: HTMLElement, last: HTMLElement | null): void {
  const stops = stopsOf(root);
  const name = last?.dataset["stop"];
  const owner = name?.split(" ")[0];
  const next =
    stops.find((element) => element.dataset["stop"] === name) ??
    stops.find((element) => owner !== undefined && element.dataset["stop"]?.startsWith(owner)) ??
    stops[0];
  for (const element of stops) element.tabIndex = element === next ? 0 : -1;
  // A picture without any part can still be scrolled by its keys.
  root.tabIndex = next === undefined ? 0 : -1;
  const lost = last !== null && !last.isConnected && document.activeElement === document.body;
  if (lost) (next ?? root).focus({ preventScroll: true });
}

/** Room kept between what is brought into view and the rim, in pixels. */
const margin = 24;

/** Scrolls the picture, and nothing round it, so that the boxes can be seen; where not all can, the last ones win. */
export function bringIntoView(root: HTMLElement, boxes: readonly Box[]): void {
  for (const { x, y, width, height } of boxes) {
    root.scrollTop += overshoot(y, y + height, root.scrollTop, root.scrollTop + root.clientHeight);
    root.scrollLeft += overshoot(x, x + width, root.scrollLeft, root.scrollLeft + root.clientWidth);
  }
}

/** How far the part must move to lie between `low` and `high`; its beginning wins when it does not fit. */
function overshoot(start: number, end: number, low: number, high: number): number {
  if (start < low + margin) return Math.min(0, start - low - margin);
  if (end > high - margin) return Math.min(end - high + margin, start - low - margin);
  return 0;
}
