/** Which rows of a long list are on screen, and where they stand. Lengths in pixels, rows 0-based. */
export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** Distance of the first row from the top of the scrolled content. */
  readonly top: number;
  /** Height of the scrolled content. */
  readonly height: number;
}

/** Browsers draw no element higher than some 17 to 33 million pixels; above this height scrolling is scaled. */
const mostHeight = 8_000_000;

/** The rows to draw for a scroll position: those in sight and a few beyond. */
export function rowWindow(
  rows: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
  beyond = 6,
): RowWindow {
  const full = rows * rowHeight;
  const height = Math.min(full, mostHeight);
  const exact = scrollTop * scaleOf(full, height, viewHeight);
  const first = Math.max(0, Math.floor(exact / rowHeight) - beyond);
  const end = Math.min(rows, Math.ceil((exact + viewHeight) / rowHeight) + beyond);
  return { first, end, top: scrollTop + (first * rowHeight - exact), height };
}

/** The scroll position that shows a row: the present one when it is in sight already. */
export function scrollTopFor(
  row: number,
  rows: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
): number {
  const full = rows * rowHeight;
  const height = Math.min(full, mostHeight);
  const scale = scaleOf(full, height, viewHeight);
  const exact = scrollTop * scale;
  const top = row * rowHeight;
  if (top >= exact && top + rowHeight <= exact + viewHeight) return scrollTop;
  const middle = top - (viewHeight - rowHeight) / 2;
  return Math.max(0, Math.min(middle, full - viewHeight)) / scale;
}

/** The scroll position that shows a stretch with two of its heights round it: the present one when it is in sight already. */
export function scrollTopAround(
  top: number,
  height: number,
  scrollTop: number,
  viewHeight: number,
): number {
  const margin = height * 2;
  if (top < scrollTop + margin) return Math.max(0, top - margin);
  if (top + height > scrollTop + viewHeight - margin) return top + height + margin - viewHeight;
  return scrollTop;
}

/** How many pixels of the full list one pixel of scrolling moves. */
function scaleOf(full: number, height: number, viewHeight: number): number {
  return full <= height || height <= viewHeight ? 1 : (full - viewHeight) / (height - viewHeight);
}
