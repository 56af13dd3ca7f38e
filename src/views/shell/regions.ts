/** Moves the focus to the next (+1) or previous (-1) part of the page that has `data-region`. False when there is none. */
export function moveToRegion(page: Document, by: 1 | -1): boolean {
  const regions = [...page.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (region) => region.offsetParent !== null,
  );
  const active = page.activeElement;
  const at = regions.findIndex((region) => region.contains(active));
  const place = at < 0 ? (by > 0 ? 0 : regions.length - 1) : at + by;
  const next = regions[(place + regions.length) % regions.length];
  next?.focus();
  return next !== undefined;
}
