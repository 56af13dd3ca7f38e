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
  for (const element of stops) {
    const wanted = element === next ? "0" : "-1";
    if (element.getAttribute("tabindex") !== wanted) element.setAttribute("tabindex", wanted);
  }
  // A picture without any part can still be scrolled by its keys.
  root.tabIndex = next === undefined ? 0 : -1;
  const lost = last !== null && !last.isConnected && document.activeElement === document.body;
  if (lost) (next ?? root).focus({ preventScroll: true });
}
